package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a stack that is updated, well or badly, on a real engine. */
class UpdatesIT {
    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private UpdatedShop shop() {
        return new UpdatedShop(folder, 2);
    }

    private void shop(String version, String web, String db) throws IOException {
        shop().write(version, web, db);
    }

    private void shop(String version) throws IOException {
        shop().write(version);
    }

    private Ran up(String... options) {
        return shop().up(options);
    }

    private String versions() {
        return shop().versions();
    }

    @Test
    void anUpdateThatCrashesLeavesTheStackAsItWas() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        shop("two", "echo no config; exit 3", UpdatedShop.WAITS);

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
        Map<String, String> after = UpdatedShop.running();
        assertEquals(before.get("shop-web-1"), after.get("shop-web-1"));
        assertEquals(before.get("shop-web-2"), after.get("shop-web-2"));
        assertEquals("one two", versions());

        Lab.done(folder, "rollback", "shop.yml", "db");
        assertEquals("one two one", versions());
        assertEquals(before, UpdatedShop.running());
    }

    @Test
    void aServiceThatCrashesOnItsDataIsBackAtOnce() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        shop("two", UpdatedShop.WAITS, "exit 4");

        Ran update = up();

        assertEquals(1, update.code(), update.seen());
        assertTrue(update.err().contains("so that all is as before: start container shop-db-1\n"), update.seen());
        assertEquals(before, UpdatedShop.running());
        assertTrue(update.err().endsWith("shop on localhost is as it was before\n"), update.seen());
    }

    @Test
    void interruptedWhileTheNewOneProvesItselfTheOldOneRunsAgain() throws Exception {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        shop("two");
        Path file = folder.resolve("shop.yml");
        Files.writeString(file, Files.readString(file).replace("monitor: 1s", "monitor: 60s"));

        try (Staying update = Staying.stack(folder, "up", "shop.yml", "--json", "--host", "unix://" + Lab.socket())) {
            String line = update.line();
            while (!line.contains("\"started\"") || !line.contains("watch container shop-db-1.next")) {
                line = update.line();
            }
            update.interrupt();
            assertEquals(130, update.ended(), update.errors());
        }

        assertEquals(before, UpdatedShop.running());
    }

    @Test
    void withKeepGoingWhatCouldBeUpdatedStaysSo() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        shop("two", "exit 3", UpdatedShop.WAITS);

        assertEquals(1, up("--keep-going").code());

        assertNotEquals(before.get("shop-db-1"), UpdatedShop.running().get("shop-db-1"));
        assertEquals(before.get("shop-web-1"), UpdatedShop.running().get("shop-web-1"));
    }

    @Test
    void historyTellsWhatEachUpdateChangedAndRollbackReturnsToIt() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        shop("two");
        assertEquals(0, up().code());

        List<String> history =
                Lab.done(folder, "history", "shop.yml").out().lines().toList();
        assertTrue(history.get(1).startsWith("2 "), history::toString);
        assertTrue(history.get(1).contains("shop-db-1   in use  command: ["), history::toString);
        assertTrue(history.get(4).matches("1 .* shop-db-1 +kept +new"), history::toString);

        Lab.done(folder, "rollback", "shop.yml");
        assertEquals(before, UpdatedShop.running());
        assertTrue(Lab.done(folder, "plan", "shop.yml").out().contains("2 services to replace"));
        Ran prune = Lab.done(folder, "prune", "shop.yml", "--yes");
        assertTrue(prune.err().contains("3 containers and 0 images to remove, which frees about"), prune.seen());
        assertEquals(before.keySet(), UpdatedShop.all());
    }

    @Test
    void rollbackGoesToNoUpdateThatNeverWas() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();
        Lab.done(folder, "run", "shop.yml", "--keep", "web", "true");

        Ran nothing = Lab.stack(folder, "rollback", "shop.yml", "--yes");
        assertEquals(2, nothing.code(), nothing.seen());
        assertTrue(nothing.err().contains("there is nothing to go back to"), nothing.seen());
        for (String number : List.of("0", "7", "-1", "one")) {
            Ran refused = Lab.stack(folder, "rollback", "shop.yml", "--yes", "--to=" + number);
            assertEquals(2, refused.code(), refused.seen());
            assertTrue(
                    refused.err().contains("there is no update '" + number + "', only 1; see 'stack history'"),
                    refused.seen());
        }
        assertEquals(before, UpdatedShop.running());
    }

    @Test
    void statsTellWhatWasAskedAndCarried() throws IOException {
        shop("one");
        Ran first = up("--stats");
        Ran again = up("--stats");

        assertTrue(calls(first) > calls(again) && calls(again) >= 3, first.seen() + again.seen());
        String json = up("--stats", "--json").out();
        assertTrue(
                json.matches("(?s).*\\{\"calls\":\\d+,\"sent\":\\d+,\"received\":\\d+,\"roundTrips\":\\d+}\n"), json);
    }

    private static int calls(Ran ran) {
        String last = ran.err().lines().reduce((one, next) -> next).orElseThrow();
        assertTrue(
                last.matches("\\d+ calls of the engine, [\\d.]+ kB there and [\\d.]+ kB back, \\d+ round trips"),
                ran.seen());
        return Integer.parseInt(last.split(" ")[0]);
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
        assertEquals(Set.of("shop-db-1", "shop-web-1", "shop-web-2"), UpdatedShop.all());

        assertEquals(0, up("--remove-orphans").code());
        assertEquals(Set.of("shop-db-1"), UpdatedShop.all());
    }

    @Test
    void scaleMakesAndRemovesContainersAndLeavesTheOthersAlone() throws IOException {
        shop("one");
        assertEquals(0, up().code());
        Map<String, String> before = UpdatedShop.running();

        Lab.done(folder, "scale", "shop.yml", "web=3");
        assertEquals(Set.of("shop-db-1", "shop-web-1", "shop-web-2", "shop-web-3"), UpdatedShop.all());
        Lab.done(folder, "scale", "shop.yml", "web=1");
        assertEquals(Set.of("shop-db-1", "shop-web-1"), UpdatedShop.all());
        assertEquals(before.get("shop-web-1"), UpdatedShop.running().get("shop-web-1"));
    }

    /** A thousand of them, or as many as there are until the update is over. */
    @Test
    void anUpdateOfThreeContainersLosesNoRequest() throws Exception {
        served("one");
        assertEquals(0, up().code());
        CompletableFuture<Ran> requests = CompletableFuture.supplyAsync(() -> Lab.stack(
                folder,
                "exec",
                "--name", // the file is written anew meanwhile
                "shop",
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
        assertEquals(
                "0 lost, the last answer is two\n",
                requests.get().out(),
                requests.get().seen());
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
}
