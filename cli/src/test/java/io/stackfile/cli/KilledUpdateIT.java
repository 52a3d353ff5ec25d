package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates that end with kill -9, at each of their steps. */
class KilledUpdateIT {
    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    /** Whatever step it was at, nothing is lost, and the next 'up' ends where the first one was going. */
    @Test
    void killedAtAnyStepTheNextUpdateGoesOn() throws Exception {
        UpdatedShop shop = new UpdatedShop(folder, 1);
        boolean killed = true;
        for (int step = 1; killed; step++) {
            shop.write("one");
            assertEquals(0, shop.up().code());
            shop.write("two");
            killed = killAt(step);
            String where = killed ? "killed at step " + step : "not killed";
            long webs = UpdatedShop.running().keySet().stream()
                    .filter(name -> name.startsWith("shop-web"))
                    .count();
            assertTrue(webs >= 1, where + ": " + UpdatedShop.running());

            Ran next = shop.up();

            assertEquals(0, next.code(), where + next.seen());
            assertEquals(
                    "shop is as the file says; nothing to do\n",
                    Lab.done(folder, "plan", "shop.yml").out());
            assertEquals(
                    Set.of("shop-db-1", "shop-web-1"), UpdatedShop.running().keySet(), where);
            assertTrue(shop.versions().startsWith("one"), where);
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
}
