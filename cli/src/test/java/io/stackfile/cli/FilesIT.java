package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Files that are read here, as containers find them there. */
@ResourceLock("d5")
class FilesIT {
    private static final String FILE = """
            services:
              web:
                image: busybox
                command: sh -c 'stat -c "%n %u:%g %a" /run/secrets/* /www/* /var/run/pw; cat /www/page /var/run/pw; echo;
                  env | grep -E "^(MODE|LINES)="; ls /tmpl; echo that is all; trap "exit 0" TERM; while :; do sleep 0.1; done'
                env_file: web.env
                environment: {MODE: fast}
                volumes: ['kept:/tmpl']
                configs:
                  - {source: page, target: /www/page, mode: '0644'}
                  - {source: page, target: /tmpl/page}
                secrets:
                  - db_password
                  - {source: token, uid: '1000', gid: '50', mode: '0400'}
                  - {source: token, target: /var/run/pw}
            volumes: {kept: }
            configs:
              page: {file: ./page}
            secrets:
              db_password: {file: ./password}
              token: {environment: API_TOKEN}
            """;

    private static final String FOUND = """
            web-1 | /run/secrets/db_password 0:0 444
            web-1 | /run/secrets/token 1000:50 400
            web-1 | /www/page 0:0 644
            web-1 | /var/run/pw 0:0 444
            web-1 | hello
            web-1 | token-hunter3
            web-1 | MODE=fast
            web-1 | LINES=one
            web-1 | page
            web-1 | that is all
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void writeTheFiles() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), FILE);
        Files.writeString(folder.resolve("page"), "hello\n");
        Files.writeString(folder.resolve("password"), "hunter2\n");
        Files.writeString(folder.resolve("web.env"), "MODE=slow\nLINES=\"one\ntwo\"\nENV_SECRET=hunter4\n");
        environment.putAll(Lab.environment());
        environment.put("API_TOKEN", "token-hunter3");
    }

    @AfterEach
    void leaveNothing() {
        stack("down", "--volumes", "--yes", "--name", "shop");
    }

    private Ran stack(String... arguments) {
        Ran ran = Ran.with(folder, environment, arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    private void findsItsFiles() {
        long end = System.nanoTime() + 60_000_000_000L;
        String log = "";
        while (!log.contains("that is all") && System.nanoTime() < end) {
            log = stack("logs", "shop.yml").out();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        assertEquals(FOUND, log);
    }

    @Test
    void containersFindTheirFilesWithOwnerAndModeBeforeTheyStart() {
        stack("up", "shop.yml");
        findsItsFiles();
    }

    @Test
    void onlyAChangedFileReplacesItsContainerAndThePlanShowsNothingOfIt() throws IOException {
        stack("up", "shop.yml");
        assertEquals(
                "shop is as the file says; nothing to do\n",
                stack("plan", "shop.yml").out());
        Files.writeString(folder.resolve("password"), "hunter5\n");
        Ran plan = stack("plan", "shop.yml");
        assertTrue(
                plan.out().replaceAll("\\s+", " ").contains("secrets.db_password changed (value hidden)"), plan.seen());
        Ran up = stack("up", "shop.yml");
        assertFalse((plan.seen() + up.seen()).contains("hunter"), up.seen());
        assertEquals(
                "shop is as the file says; nothing to do\n",
                stack("plan", "shop.yml").out());
    }

    @Test
    void aSecretIsNowhereInWhatTheEngineTellsOfTheContainer() throws IOException {
        Ran up = stack("up", "shop.yml");
        String inspected = Lab.get("/containers/shop-web-1/json");
        assertTrue(inspected.contains("io.stackfile.fingerprint"), inspected);
        for (String secret : List.of("hunter2", "hunter3", "hello")) {
            assertFalse(inspected.contains(secret), inspected);
            assertFalse(up.seen().contains(secret), up.seen());
        }
        assertFalse(up.seen().contains("hunter4"), up.seen());
        assertEquals(inspected.indexOf("hunter4"), inspected.lastIndexOf("hunter4"), "only in the environment");
    }

    @Test
    void aContainerThatRunsOnceFindsThemToo() {
        assertEquals(
                "hunter2\n",
                stack("run", "shop.yml", "web", "-n", "--", "cat", "/run/secrets/db_password")
                        .out());
    }

    @Test
    void aFolderMountedOverThemForOnceGetsNoneOfThem() throws IOException {
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        Ran run = stack("run", "shop.yml", "web", "-n", "-v", mounted + ":/run/secrets", "--", "ls", "/run/secrets");
        assertEquals("", run.out());
        assertEquals(0, mounted.toFile().list().length);
    }

    @Test
    void aFileThatCannotBePutThereLeavesNoContainer() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), FILE.replace("/www/page,", "/etc,"));
        Ran up = Ran.with(folder, environment, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(
                up.err()
                        .contains("Docker did not put the configs and secrets into shop-web-1: "
                                + "there is a folder at /etc in the image; give the file another target"),
                up.seen());
        assertEquals("", stack("ps", "shop.yml").out());
    }

    @Test
    void aMachineOverSshGetsTheFilesOfThisOneAndKeepsNoneOnItsDisk() {
        RemoteHost host = RemoteHost.up("d5");
        environment.put("HOME", RemoteHost.home().toString());
        environment.put("DOCKER_HOST", "ssh://d5");
        host.ssh("echo hunter2 > /tmp/what-the-search-finds");
        stack("up", "shop.yml");
        findsItsFiles();
        assertEquals(
                "/tmp/what-the-search-finds\n",
                host.ssh(
                        "grep -rlE --exclude-dir=docker 'token-hunter3|^hunter2' /etc /home /root /tmp /var /srv /opt"));
    }
}
