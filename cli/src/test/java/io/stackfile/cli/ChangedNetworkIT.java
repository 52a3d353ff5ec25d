package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that the file has otherwise now is made anew, under all that runs on it, and there is a way back. */
class ChangedNetworkIT {
    @TempDir
    Path folder;

    private Map<String, String> before = Map.of();
    private String network = "";

    @BeforeEach
    void bringUp() throws IOException {
        write("{}", UpdatedShop.WAITS);
        Lab.done(folder, "up", "shop.yml");
        before = UpdatedShop.running();
        network = network();
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    /** The web finds the database by the name of its link, which is private to it on that network. */
    private void write(String back, String web) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    image: busybox
                    command: ['sh', '-c', '%2$s']
                    links: ['db:store']
                    networks: [back]
                    restart: always
                    deploy: {update_config: {monitor: 1s}}
                  db:
                    image: busybox
                    command: ['sh', '-c', 'httpd -f -p 80 -h /data & %3$s']
                    volumes: ['data:/data']
                    networks: [back]
                    restart: always
                    deploy: {update_config: {monitor: 1s}}
                networks: {back: %1$s}
                volumes: {data: }
                """.formatted(back, web, UpdatedShop.WAITS));
    }

    /** What the engine tells of it, but for its identifier, its time, who runs on it, and what else it has been. */
    private static String network() throws IOException {
        return Lab.get("/networks/shop_back")
                .replaceFirst("(?s)^[^{]*", "")
                .replaceFirst("\"Id\":\"[^\"]*\",", "")
                .replaceFirst("\"Created\":\"[^\"]*\",", "")
                .replaceFirst("\"Containers\":\\{.*?}},", "")
                .replaceFirst("\"io.stackfile.earlier\":\"(\\\\.|[^\"])*\",", "");
    }

    private Ran up(String... options) {
        return Lab.stack(folder, "up", "shop.yml", options.length == 0 ? "--yes" : options[0]);
    }

    private void reachesItsDatabase() {
        Lab.done(folder, "exec", "--name", "shop", "db", "sh", "-c", "echo data > /data/index.html");
        assertEquals(
                "data\n",
                Lab.done(folder, "exec", "--name", "shop", "web", "wget", "-q", "-O", "-", "http://store/")
                        .out());
    }

    private void isAsItWas() throws IOException {
        assertEquals(before, UpdatedShop.running());
        assertEquals(network, network());
        reachesItsDatabase();
    }

    @Test
    void whatRunsOnItIsReplacedAndRollbackReturnsToTheNetworkThatWas() throws IOException {
        write("{internal: true}", UpdatedShop.WAITS);

        Ran update = up();

        assertEquals(0, update.code(), update.seen());
        assertNotEquals(before, UpdatedShop.running());
        assertTrue(network().contains("\"Internal\":true"), network());
        reachesItsDatabase();

        Lab.done(folder, "rollback", "shop.yml", "--yes");
        isAsItWas();
    }

    @Test
    void whatFailsOnTheNewNetworkIsBackOnTheOldOne() throws IOException {
        write("{internal: true}", "echo not here; exit 3");

        Ran update = up();

        assertEquals(1, update.code(), update.seen());
        assertTrue(update.err().endsWith("shop on localhost is as it was before\n"), update.seen());
        isAsItWas();
    }

    @Test
    void aNetworkThatTheEngineWillNotMakeIsAsItWas() throws IOException {
        write("{driver_opts: {com.docker.network.bridge.name: a-name-that-is-too-long}}", UpdatedShop.WAITS);

        Ran update = up("--keep-going");

        assertEquals(1, update.code(), update.seen());
        assertTrue(update.err().contains("failed: replace network shop_back"), update.seen());
        isAsItWas();
    }

    @Test
    void anAddressOfItsOwnGoesBackWithItsSubnet() throws IOException {
        leaveNothing();
        addressed("10.213.1", UpdatedShop.WAITS);
        assertEquals(0, up().code());
        addressed("10.213.2", "exit 3");

        Ran update = up();

        assertEquals(1, update.code(), update.seen());
        assertTrue(update.err().endsWith("shop on localhost is as it was before\n"), update.seen());
        assertTrue(
                Lab.done(folder, "exec", "--name", "shop", "web", "ip", "addr")
                        .out()
                        .contains("inet 10.213.1.9/24"),
                update.seen());
    }

    private void addressed(String subnet, String web) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    image: busybox
                    command: ['sh', '-c', '%2$s']
                    networks: {back: {ipv4_address: %1$s.9}}
                    deploy: {update_config: {monitor: 1s}}
                networks: {back: {ipam: {config: [{subnet: %1$s.0/24}]}}}
                """.formatted(subnet, web));
    }

    @Test
    void killedWhileItIsMadeAnewTheNextUpdateGoesOn() throws Exception {
        write("{internal: true}", UpdatedShop.WAITS);
        ProcessBuilder builder = new ProcessBuilder(
                        Ran.ROOT.resolve("stack").toString(), "up", "shop.yml", "--json", "--yes")
                .directory(folder.toFile());
        builder.environment().putAll(Lab.environment());
        Process process = builder.start();
        try (BufferedReader events = process.inputReader()) {
            String line = "";
            while (line != null && !line.contains("replace network shop_back")) {
                line = events.readLine();
            }
            process.destroyForcibly().waitFor();
        }

        assertEquals(0, up().code());
        assertTrue(network().contains("\"Internal\":true"), network());
        reachesItsDatabase();
        assertEquals(
                "shop is as the file says; nothing to do\n",
                Lab.done(folder, "plan", "shop.yml").out());
    }
}
