package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a stack that is updated, well or badly, on a real engine. */
class UpdatesIT {
    private static final String WAITS = "trap \"exit 0\" TERM; while :; do sleep 0.1; done";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    /** A web service of two containers, and a database with data; each writes its version down when it starts. */
    private void shop(String version, String web, String db) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: ['sh', '-c', 'echo web %1$s; %2$s']
                  links: [db]
                  restart: always
                  target_num_containers: 2
                  deploy: {update_config: {monitor: 1s}}
                db:
                  image: busybox
                  command: ['sh', '-c', 'echo %1$s >> /data/versions; %3$s']
                  volumes: ['data:/data']
                  restart: always
                  deploy: {update_config: {monitor: 1s}}
                """.formatted(version, web, db));
    }

    private void shop(String version) throws IOException {
        shop(version, WAITS, WAITS);
    }

    private Ran up(String... options) {
        List<String> words = new ArrayList<>(List.of("up", "shop.yml"));
        words.addAll(List.of(options));
        return Lab.stack(folder, words.toArray(String[]::new));
    }

    @Test
    void anUpdateThatCrashesLeavesTheStackAsItWas() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = running();
        shop("two", "echo no config; exit 3", WAITS);

        Ran update = up();

        assertEquals(1, update.code(), update.seen());
        assertTrue(
                update.err()
                        .contains("failed: watch container shop-web-1.next\n"
                                + "    shop-web-1.next ended with exit code 3, 3 times\n"),
                update.seen());
        assertTrue(update.err().contains("    | no config\n"), update.seen());
        assertTrue(
                update.err()
                        .contains("db stays new, for it runs and has written to its data since; to take it back: stack"
                                + " rollback db"),
                update.seen());
        Map<String, String> after = running();
        assertEquals(before.get("shop-web-1"), after.get("shop-web-1"));
        assertEquals(before.get("shop-web-2"), after.get("shop-web-2"));
        assertEquals("one two", versions());

        Lab.done(folder, "rollback", "shop.yml", "db");
        assertEquals("one two one", versions());
        assertEquals(before, running());
    }

    @Test
    void aServiceThatCrashesOnItsDataIsBackAtOnce() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = running();
        shop("two", WAITS, "exit 4");

        Ran update = up();

        assertEquals(1, update.code(), update.seen());
        assertTrue(update.err().contains("so that all is as before: start container shop-db-1\n"), update.seen());
        assertEquals(before, running());
        assertTrue(update.err().endsWith("shop on localhost is as it was before\n"), update.seen());
    }

    @Test
    void withKeepGoingWhatCouldBeUpdatedStaysSo() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = running();
        shop("two", "exit 3", WAITS);

        assertEquals(1, up("--keep-going").code());

        assertNotEquals(before.get("shop-db-1"), running().get("shop-db-1"));
        assertEquals(before.get("shop-web-1"), running().get("shop-web-1"));
    }

    @Test
    void historyTellsWhatEachUpdateChangedAndRollbackReturnsToIt() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = running();
        shop("two");
        assertEquals(0, up().code());

        List<String> history =
                Lab.done(folder, "history", "shop.yml").out().lines().toList();
        assertTrue(history.get(1).startsWith("2 "), history::toString);
        assertTrue(history.get(1).contains("shop-db-1   in use  command: ["), history::toString);
        assertTrue(history.get(4).matches("1 .* shop-db-1 +kept +new"), history::toString);

        Lab.done(folder, "rollback", "shop.yml");
        assertEquals(before, running());
        assertTrue(Lab.done(folder, "plan", "shop.yml").out().contains("2 services to replace"));
        Ran prune = Lab.done(folder, "prune", "shop.yml", "--yes");
        assertTrue(prune.err().contains("3 containers and 0 images to remove, which frees about"), prune.seen());
        assertEquals(before.keySet(), all());
    }

    @Test
    void whatTheFileNoLongerNamesStaysUntilSomebodySaysSo() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Files.writeString(
                folder.resolve("shop.yml"),
                Files.readString(folder.resolve("shop.yml")).replaceFirst("(?s)web:.*?db:", "db:"));

        Ran update = up();
        assertTrue(
                update.err()
                        .contains(
                                "container shop-web-1 of shop.yml is no longer in the file; --remove-orphans removes it"),
                update.seen());
        assertEquals(Set.of("shop-db-1", "shop-web-1", "shop-web-2"), all());

        assertEquals(0, up("--remove-orphans").code());
        assertEquals(Set.of("shop-db-1"), all());
    }

    @Test
    void scaleMakesAndRemovesContainersAndLeavesTheOthersAlone() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = running();

        Lab.done(folder, "scale", "shop.yml", "web=3");
        assertEquals(Set.of("shop-db-1", "shop-web-1", "shop-web-2", "shop-web-3"), all());
        Lab.done(folder, "scale", "shop.yml", "web=1");
        assertEquals(Set.of("shop-db-1", "shop-web-1"), all());
        assertEquals(before.get("shop-web-1"), running().get("shop-web-1"));
    }

    /** A thousand of them, or as many as there are until the update is over. */
    @Test
    void anUpdateOfThreeContainersLosesNoRequest() throws Exception {
        served("one");
        assertEquals(0, up().code());
        CompletableFuture<Ran> requests = CompletableFuture.supplyAsync(() -> Lab.stack(
                folder,
                "exec",
                "shop.yml",
                "client",
                "sh",
                "-c",
                "n=0; lost=0; while [ ! -e /over ] || [ $n -lt 1000 ]; do"
                        + " wget -q -O /answer http://web/ || lost=$((lost + 1)); n=$((n + 1));"
                        + " done; echo $lost lost, the last answer is $(cat /answer)"));
        served("two");

        Ran update = up();

        Lab.done(folder, "exec", "shop.yml", "client", "touch", "/over");
        assertEquals(0, update.code(), update.seen());
        assertTrue(update.err().contains("; start-first"), update.seen());
        assertEquals("0 lost, the last answer is two\n", requests.get().out());
    }

    private void served(String version) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: ['sh', '-c', 'mkdir /www; echo %s > /www/index.html; httpd -f -p 80 -h /www & trap "exit 0" TERM; wait']
                  scale: 3
                  deploy: {update_config: {monitor: 1s}}
                client:
                  image: busybox
                  command: ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                """.formatted(version));
    }

    /** Whatever step it was at, nothing is lost, and the next 'up' ends where the first one was going. */
    @Test
    void killedAtAnyStepTheNextUpdateGoesOn() throws Exception {
        boolean killed = true;
        for (int step = 1; killed; step++) {
            shop("one");
            assertEquals(0, up().code());
            shop("two");
            killed = killAt(step);
            String where = killed ? "killed at step " + step : "not killed";
            long webs = running().keySet().stream()
                    .filter(name -> name.startsWith("shop-web"))
                    .count();
            assertTrue(webs >= 2, where + ": " + running());

            Ran next = up();

            assertEquals(0, next.code(), where + next.seen());
            assertEquals(
                    "shop is as the file says; nothing to do\n",
                    Lab.done(folder, "plan", "shop.yml").out());
            assertEquals(
                    Set.of("shop-db-1", "shop-web-1", "shop-web-2"), running().keySet(), where);
            assertTrue(versions().startsWith("one"), where);
            leaveNothing();
        }
    }

    /** When so many steps have begun; false when there are fewer. */
    private boolean killAt(int step) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Ran.ROOT.resolve("stack").toString(), "up", "shop.yml", "--json")
                .directory(folder.toFile());
        builder.environment().putAll(Lab.environment());
        Process process = builder.start();
        int begun = 0;
        try (BufferedReader events = process.inputReader()) {
            for (String line = events.readLine(); line != null && begun < step; line = events.readLine()) {
                begun += line.contains("\"event\":\"started\"") ? 1 : 0;
            }
            process.destroyForcibly().waitFor();
        }
        return begun == step;
    }

    /** The ids of those that run, by name. */
    private static Map<String, String> running() throws IOException {
        Map<String, String> running = new TreeMap<>();
        containers("")
                .forEach(container ->
                        running.put(name(container), container.replaceFirst("(?s)\"Id\":\"(\\w+)\".*", "$1")));
        return running;
    }

    private static Set<String> all() throws IOException {
        return containers("all=1&").stream().map(UpdatesIT::name).collect(Collectors.toSet());
    }

    private static List<String> containers(String query) throws IOException {
        String all = Lab.get(
                "/containers/json?" + query + "filters=%7B%22label%22%3A%5B%22io.stackfile.stack%3Dshop%22%5D%7D");
        return List.of(all.split("(?=\"Id\":)")).stream()
                .filter(container -> container.startsWith("\"Id\""))
                .toList();
    }

    private static String name(String container) {
        return container.replaceFirst("(?s).*?\"Names\":\\[\"/([^\"]+)\".*", "$1");
    }

    private String versions() {
        return Lab.done(folder, "exec", "shop.yml", "db", "cat", "/data/versions")
                .out()
                .strip()
                .replaceAll("\\s+", " ");
    }
}
