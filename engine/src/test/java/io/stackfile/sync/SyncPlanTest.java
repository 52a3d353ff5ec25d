package io.stackfile.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncPlanTest {
    static List<Path> cases() {
        return Golden.cases("sync", ".case");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsCopiedAndWhatIsLeftAloneInEachDirection(Path file) throws IOException {
        SyncCase given = SyncCase.read(file);
        Comparison comparison = given.comparison();
        Golden.assertSame(
                Golden.beside(file, ".txt"),
                "to be hashed here: " + given.looks().doubts().here() + ", there: "
                        + given.looks().doubts().there() + "\n\n"
                        + text(SyncPlan.of(comparison, Direction.TO_THERE, "shop", "droplet"))
                        + "\n" + text(SyncPlan.of(comparison, Direction.TO_HERE, "shop", "droplet"))
                        + "\nrecorded without copying anything:\n" + shortened(comparison.agreed()));
    }

    private static String text(SyncPlan plan) {
        return plan + (plan.leavesSomething() ? "(something is left)\n" : "");
    }

    private static String shortened(LastSync last) {
        return last.toString().replaceAll("([0-9a-f]{8})[0-9a-f]{56}", "$1…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data", "data/a b", "../shared/x", "../../x", "..", ".", "files/x", "above-1/x", "a\nb", "-rf"})
    void aPlaceTellsItsPath(String path) {
        assertEquals(path, Place.pathOf(Place.of(path)));
    }

    @Test
    void placesAreWhereTheDocumentationSays() {
        assertEquals(
                List.of("files", "files/data/x", "above-1/shared", "above-2"),
                List.of(Place.of("."), Place.of("data/x"), Place.of("../shared"), Place.of("../..")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "a\nb", "a\r\nb", "a\\nb", "a\\\nb", "a\\sb", "ünï", "a\u2028b", "-"})
    void aLineOfTheRecordTellsItsPath(String name) {
        Left left = new Left(
                "data/" + name,
                Kind.FILE,
                0640,
                12,
                Hash.of("x"),
                Instant.ofEpochSecond(-5, 7),
                Instant.ofEpochSecond(1_795_270_085, 981_042_309));
        assertEquals(
                List.of(left), List.copyOf(LastSync.parse(left + "\n").left().values()));
    }

    @Test
    void aBrokenRecordForgetsAndInventsNothing() {
        Left left = Left.of(
                Entry.of("data/a", Kind.FILE, 0644, 3, Instant.ofEpochSecond(100), ""), Hash.of("abc"), Instant.EPOCH);
        String whole = left + "\n";
        for (int cut = 0; cut < whole.length() - 2; cut++) {
            LastSync read = LastSync.parse(whole.substring(0, cut));
            assertTrue(read.at("data/a").isEmpty(), read.toString());
        }
        assertEquals(
                left, LastSync.parse("FILE 9z\n" + whole + "end\n").at("data/a").orElseThrow());
    }
}
