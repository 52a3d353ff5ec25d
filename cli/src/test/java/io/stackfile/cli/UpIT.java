package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user meets between the first 'up' and the last 'down', on a real engine. */
class UpIT {
    private static final String SLEEPER = "  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private Path shop(String yaml) throws IOException {
        return Files.writeString(folder.resolve("shop.yml"), yaml);
    }

    private static String service(String name, String... lines) {
        return name + ":\n  image: busybox\n" + SLEEPER
                + (lines.length == 0 ? "" : "  " + String.join("\n  ", lines) + "\n");
    }

    @Test
    void aSecondUpDoesNothingAndSaysSo() throws IOException {
        shop(service("web", "links: [db]") + service("db"));
        Lab.done(folder, "up", "shop.yml");
        String before = Lab.done(folder, "ps", "shop.yml", "--json").out();
        Ran again = Lab.done(folder, "up", "shop.yml");
        assertTrue(again.err().contains("shop is as the file says; nothing to do"), again.seen());
        assertEquals(
                before.lines().count(),
                Lab.done(folder, "ps", "shop.yml", "--json").out().lines().count());
        assertEquals(
                "shop is as the file says; nothing to do\n",
                Lab.done(folder, "plan", "shop.yml").out());
    }

    @Test
    void planCheckTellsByItsExitCodeWhetherThereIsSomethingToDo() throws IOException {
        shop(service("web"));
        assertEquals(3, Lab.stack(folder, "plan", "shop.yml", "--check").code());
        Lab.done(folder, "up", "shop.yml");
        assertEquals(0, Lab.stack(folder, "plan", "shop.yml", "--check").code());
    }

    @Test
    void aChangedServiceIsReplacedAndItsNeighbourLeftAlone() throws IOException {
        shop(service("web", "links: [db]") + service("db", "volumes: ['data:/data']"));
        Lab.done(folder, "up", "shop.yml");
        shop(service("web", "links: [db]") + service("db", "volumes: ['data:/data']", "hostname: changed"));
        Ran up = Lab.done(folder, "up", "shop.yml");
        assertTrue(up.err().contains("hostname added"), up.seen());
        assertFalse(up.err().contains("shop-web-1"), up.seen());
        assertEquals(
                List.of("shop-db-1", "shop-web-1"),
                Lab.done(folder, "ps", "shop.yml")
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(" ")[0])
                        .toList());
    }

    @Test
    void whatCannotStartIsNamedWhatNeedsItIsSkippedAndTheRestComesUp() throws IOException {
        shop(service("web", "links: [db]") + "db:\n  image: busybox\n  command: no-such-program\n" + service("other"));
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().contains("failed: start container shop-db-1\n"), up.seen());
        assertTrue(up.err().contains("no-such-program"), up.seen());
        assertTrue(
                up.err()
                        .contains(
                                "skipped: start container shop-web-1, because it comes after: start container shop-db-1"),
                up.seen());
        String ps = Lab.done(folder, "ps", "shop.yml", "other").out();
        assertTrue(ps.contains("Up "), ps);

        shop(service("web", "links: [db]") + service("db") + service("other"));
        Lab.done(folder, "up", "shop.yml");
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("nothing to do"));
    }

    @Test
    void aReplacementThatCannotStartLeavesTheOldOneRunning() throws IOException {
        shop(service("web", "ports: ['8090:80']"));
        Lab.done(folder, "up", "shop.yml");
        shop("web:\n  image: busybox\n  command: no-such-program\n  ports: ['8090:80']\n");
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().contains("so that all is as before: start container shop-web-1"), up.seen());
        String ps = Lab.done(folder, "ps", "shop.yml").out();
        assertTrue(ps.contains("shop-web-1 ") && ps.contains("8090→80/tcp"), ps);
    }

    @Test
    void whatShouldHaveCompletedAndDidNotIsAFailureWithItsLastLines() throws IOException {
        shop(
                "services:\n  web:\n    image: busybox\n    depends_on: {job: {condition: service_completed_successfully}}\n"
                        + "  job:\n    image: busybox\n    command: sh -c 'echo this is why; exit 3'\n");
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().contains("failed: wait until container shop-job-1 has ended\n"), up.seen());
        assertTrue(up.err().contains("    | this is why\n"), up.seen());
        assertTrue(up.err().contains("skipped: start container shop-web-1"), up.seen());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        shop(service("web", "ports: ['8090:80']"));
        Lab.done(folder, "up", "shop.yml");
        Files.writeString(folder.resolve("rival.yml"), service("web", "ports: ['8090:80']"));
        try {
            Ran up = Lab.stack(folder, "up", "rival.yml");
            assertEquals(1, up.code(), up.seen());
            assertTrue(
                    up.err()
                            .contains(
                                    "port 8090 of the host, which web publishes, is taken by container shop-web-1 of stack"
                                            + " 'shop'; stop that one"),
                    up.seen());
        } finally {
            Lab.done(folder, "down", "--volumes", "--yes", "rival.yml");
        }
    }

    @Test
    void anImageThatNobodyHasIsNamed() throws IOException {
        shop("web:\n  image: no-such/image:1\n");
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().contains("failed: pull image no-such/image:1"), up.seen());
    }

    @Test
    void volumesAreNotRemovedWithoutSomebodyWhoSaysSo() throws IOException {
        shop(service("web", "volumes: ['data:/data']"));
        Lab.done(folder, "up", "shop.yml");
        Ran nobody = Lab.stack(folder, "down", "shop.yml", "--volumes");
        assertEquals(2, nobody.code(), nobody.seen());
        Ran no = Ran.answering(folder, Lab.environment(), List.of("n"), "down", "shop.yml", "--volumes");
        assertTrue(no.err().contains("    shop_data\n"), no.seen());
        assertTrue(no.err().contains("nothing was removed"), no.seen());
        assertTrue(Lab.done(folder, "ps", "shop.yml").out().contains("Up "));
        assertTrue(Lab.done(folder, "down", "shop.yml").err().contains("its volume is kept"));
    }

    @Test
    void ofTwoFirstUpsAtOnceOneDoesAllAndTheOtherFindsItLockedOrDone() throws Exception {
        shop(service("web", "links: [db]") + service("db"));
        Process one = process("up", "shop.yml");
        Process other = process("up", "shop.yml");
        String said = new String(one.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                + new String(other.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int codes = one.waitFor() + other.waitFor();
        assertTrue(codes == 0 || codes == 1 && said.contains("is locked: 'stack up' by "), said);
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("nothing to do"));
    }

    @Test
    void aVolumeMadeByHandIsUsedAndNeverRemoved() throws Exception {
        Lab.request("POST", "/volumes/create", "{\"Name\":\"shop_data\"}");
        shop(service("web", "volumes: ['data:/data']"));
        Lab.done(folder, "up", "shop.yml");
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        Lab.done(folder, "down", "shop.yml", "--volumes", "--yes");
        assertEquals(204, Lab.request("DELETE", "/volumes/shop_data", ""));
    }

    @Test
    void aStackWhoseNetworkSomebodyRemovedComesUpAgain() throws Exception {
        shop(service("web", "links: [db]") + service("db"));
        Lab.done(folder, "up", "shop.yml");
        Lab.done(folder, "stop", "shop.yml");
        assertEquals(204, Lab.request("DELETE", "/networks/shop", ""));
        Lab.done(folder, "up", "shop.yml");
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        assertTrue(Lab.done(folder, "ps", "shop.yml").out().contains("Up "));
    }

    @Test
    void stopStartAndRestartGoInTheOrderOfTheLinks() throws IOException {
        shop(service("web", "links: [db]") + service("db"));
        Lab.done(folder, "up", "shop.yml");
        assertEquals(
                List.of("stop container shop-web-1", "stop container shop-db-1"),
                steps(Lab.done(folder, "stop", "shop.yml", "--json")));
        assertEquals(
                List.of("start container shop-db-1", "start container shop-web-1"),
                steps(Lab.done(folder, "start", "shop.yml", "--json")));
        assertEquals(
                List.of(
                        "stop container shop-web-1",
                        "stop container shop-db-1",
                        "start container shop-db-1",
                        "start container shop-web-1"),
                steps(Lab.done(folder, "restart", "shop.yml", "--json")));
        Lab.done(folder, "stop", "shop.yml", "web");
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("1 service to start, 1 unchanged"));
    }

    private static List<String> steps(Ran ran) {
        return ran.out()
                .lines()
                .filter(line -> line.startsWith("{\"event\":\"done\""))
                .map(line -> line.replaceFirst(".*\"step\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void lsListsTheStackWithItsFile() throws IOException {
        Path file = shop(service("web"));
        Lab.done(folder, "up", "shop.yml");
        String ls = Lab.done(folder, "ls").out();
        assertTrue(ls.lines().anyMatch(line -> line.matches("shop +1 of 1 +" + file)), ls);
    }

    @Test
    void logsComeInTheirOrderBehindTheirContainersNames() throws IOException {
        String stay = "trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n";
        shop("a:\n  image: busybox\n  command: sh -c 'echo one; " + stay
                + "b:\n  image: busybox\n  links: [a]\n  command: sh -c 'echo two; echo three; " + stay);
        Lab.done(folder, "up", "shop.yml");
        assertEquals(
                "a-1 | one\nb-1 | two\nb-1 | three\n",
                Lab.done(folder, "logs", "shop.yml").out());
        assertEquals(
                "b-1 | three\n",
                Lab.done(folder, "logs", "shop.yml", "b", "--tail", "1").out());
        assertEquals(
                "",
                Lab.done(folder, "logs", "shop.yml", "--since", "2099-01-01").out());
    }

    @Test
    void theUsersOwnCommandStopsCleanlyAtCtrlCAndGoesOnWhenRunAgain() throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            yaml.append(service("s" + i, i == 0 ? "hostname: first" : "links: [s" + (i - 1) + "]"));
        }
        shop(yaml.toString());
        Process up = process("up", "shop.yml");
        // Standard error has a line for each step that is done.
        java.io.BufferedReader told = up.errorReader();
        for (String line = told.readLine();
                line != null && !line.contains("start container shop-s2-1");
                line = told.readLine()) {
            assertTrue(up.isAlive() || !line.isEmpty());
        }
        up.toHandle().destroy();
        assertTrue(up.waitFor(60, TimeUnit.SECONDS));
        assertEquals(130, up.exitValue());
        assertFalse(Lab.done(folder, "ps", "shop.yml").out().contains("shop-s11-1 .* Up"));

        Lab.done(folder, "up", "shop.yml");
        assertEquals(
                12,
                Lab.done(folder, "ps", "shop.yml")
                        .out()
                        .lines()
                        .filter(line -> line.contains("Up "))
                        .count());
    }

    @Test
    void followedLogsAppearAsTheyAreWritten() throws Exception {
        shop(
                "a:\n  image: busybox\n  command: sh -c 'i=0; while :; do i=$$((i+1)); echo line $$i; sleep 0.1; done'\n  stop_grace_period: 0s\n");
        Lab.done(folder, "up", "shop.yml");
        Process logs = process("logs", "shop.yml", "-f");
        try {
            java.io.BufferedReader lines = logs.inputReader();
            assertEquals("a-1 | line 1", lines.readLine());
            assertEquals("a-1 | line 2", lines.readLine());
        } finally {
            logs.destroy();
        }
        assertTrue(logs.waitFor(30, TimeUnit.SECONDS));
    }

    @Test
    void theLauncherWorksThroughASymbolicLinkFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("my-stack"), Ran.ROOT.resolve("stack"));
        Process version = new ProcessBuilder(link.toString(), "--version")
                .directory(Path.of("/").toFile())
                .start();
        assertEquals("stack " + Version.TEXT, version.inputReader().readLine());
        assertEquals(0, version.waitFor());
    }

    @Test
    void theLauncherReadsFileNamesOfAllLanguagesInTheCLocale() throws Exception {
        Files.writeString(folder.resolve("größe.yml"), "web: {image: busybox}\n");
        ProcessBuilder builder = new ProcessBuilder(Ran.ROOT.resolve("stack").toString(), "validate", "größe.yml");
        builder.directory(folder.toFile()).environment().remove("LC_ALL");
        builder.environment().put("LANG", "C");
        Process validate = builder.start();
        assertEquals("gr-e is right: 1 service", validate.inputReader().readLine());
    }

    private Process process(String... arguments) throws IOException {
        List<String> command =
                new java.util.ArrayList<>(List.of(Ran.ROOT.resolve("stack").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.copyOf(Lab.environment()));
        return builder.start();
    }
}
