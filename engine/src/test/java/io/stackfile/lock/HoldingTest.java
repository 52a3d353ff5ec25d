package io.stackfile.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.Locks.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a lock is, and whether it still is, from what there is to be seen. */
class HoldingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path proc;

    private static Holder holder(String owner, String machine, long process, String started) {
        return new Holder(owner, "stack up", owner + "@" + machine, machine, process, started);
    }

    private static Mark mark(String name, Holder holder, int second) {
        return new Mark(name, holder.labels("shop"), NOON.plusSeconds(second));
    }

    private Here here(String machine) {
        return new Here("me@" + machine, machine, 77, "700", new Processes(proc));
    }

    private void runs(long process, String program, String started) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(process)));
        Files.writeString(
                folder.resolve("stat"),
                process + " (" + program + ") S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 " + started + " 23 24\n");
    }

    private Optional<String> stale(Holder holder, int silent) {
        return new Holding(holder, NOON, NOON, NOON.plusSeconds(silent)).stale(here("desk"), MINUTE);
    }

    @Test
    void whoeverRunsOnThisMachineHoldsItHoweverSilent() throws IOException {
        runs(1, "init", "5");
        runs(40, "java) (x", "400");
        assertEquals(Optional.empty(), stale(holder("a", "desk", 40, "400"), 3600));
    }

    @Test
    void aProcessThatIsGoneHoldsNothing() throws IOException {
        runs(1, "init", "5");
        assertEquals(Optional.of("its process 40 is gone"), stale(holder("a", "desk", 40, "400"), 0));
    }

    @Test
    void anotherProcessWithItsNumberHoldsNothing() throws IOException {
        runs(1, "init", "5");
        runs(40, "java", "900");
        assertEquals(Optional.of("its process 40 is gone"), stale(holder("a", "desk", 40, "400"), 0));
    }

    @Test
    void whereProcessesAreHiddenOnlySilenceCounts() {
        Holder holder = holder("a", "desk", 40, "400");
        assertEquals(Optional.empty(), stale(holder, 60));
        assertEquals(Optional.of("it gave no sign of life for 61 s"), stale(holder, 61));
    }

    @Test
    void onAnotherMachineOnlySilenceCounts() throws IOException {
        runs(1, "init", "5");
        Holder holder = holder("a", "laptop", 40, "400");
        assertEquals(Optional.empty(), stale(holder, 60));
        assertEquals(Optional.of("it gave no sign of life for 5 min"), stale(holder, 300));
    }

    @Test
    void onAMachineThatCannotBeToldFromOthersOnlySilenceCounts() throws IOException {
        runs(1, "init", "5");
        Holding holding = new Holding(holder("a", "", 40, "400"), NOON, NOON, NOON);
        assertEquals(Optional.empty(), holding.stale(here(""), MINUTE));
    }

    @Test
    void whatThisProcessDoesNotHoldAnyMoreIsNobodys() throws IOException {
        Here here = here("desk");
        Holder own = here.newHolder("stack up");
        Holding holding = new Holding(own, NOON, NOON, NOON);
        assertEquals(Optional.empty(), holding.stale(here, MINUTE));
        Here.forget(own);
        assertEquals(Optional.of("its process 77 is gone"), holding.stale(here, MINUTE));
    }

    @Test
    void theLastWhoTookItOverHoldsIt() {
        Holder a = holder("a", "laptop", 1, "1");
        Holder b = holder("b", "desk", 2, "2");
        Holder c = holder("c", "desk", 3, "3");
        Marks marks = new Marks(
                "shop",
                List.of(mark("shop.lock.after-b", c, 20), mark("shop.lock", a, 0), mark("shop.lock.after-a", b, 10)));
        assertEquals(Optional.of(c), marks.holder());
        assertEquals(List.of("shop.lock", "shop.lock.after-a", "shop.lock.after-b"), marks.names());
    }

    @Test
    void whatWasTakenOverFromSomebodyWhoHasLetGoIsFree() {
        Holder b = holder("b", "desk", 2, "2");
        assertEquals(
                Optional.empty(),
                new Marks("shop", List.of(mark("shop.lock.after-a", b, 10), mark("shop.lock.beat-b-1", b, 30)))
                        .holder());
    }

    @Test
    void marksThatGoRoundInACircleEnd() {
        Holder a = holder("a", "laptop", 1, "1");
        Marks marks = new Marks("shop", List.of(mark("shop.lock", a, 0), mark("shop.lock.after-a", a, 1)));
        assertEquals(Optional.of(a), marks.holder());
    }

    @Test
    void theLastSignOfLifeIsItsHoldersOwn() {
        Holder a = holder("a", "laptop", 1, "1");
        Holder other = holder("b", "desk", 1, "1");
        Marks marks = new Marks(
                "shop",
                List.of(
                        mark("shop.lock", a, 0),
                        mark("shop.lock.beat-a-1", a, 15),
                        mark("shop.lock.beat-a-2", a, 30),
                        mark("shop.lock.beat-b-9", other, 50)));
        Holding holding = marks.holding(NOON.plusSeconds(42)).orElseThrow();
        assertEquals(NOON.plusSeconds(30), holding.sign());
        assertEquals(
                "'stack up' by a@laptop, since 2026-11-21 12:00:00 UTC (42 s), process 1; last sign of life 12 s ago",
                holding.told(here("desk")));
    }

    @Test
    void whatIsNotOfTheLockIsNeverTakenForAMark() {
        Holder a = holder("a", "laptop", 1, "1");
        Marks marks = new Marks(
                "shop",
                List.of(
                        mark("shop.lock", a, 0),
                        mark("shop_data", a, 0),
                        new Mark("shop.lock.beat-a-1", Map.of("io.stackfile.lock", "other"), NOON),
                        new Mark("shop.lock.data", Map.of("io.stackfile.stack", "shop"), NOON)));
        assertEquals(List.of("shop.lock"), marks.names());
    }

    @Test
    void labelsThatNobodyOfOursMadeAreNoHolder() {
        assertEquals("", Holder.of(Map.of("io.stackfile.lock.process", "many")).owner());
        assertEquals(
                "evil[31m",
                Holder.of(Map.of("io.stackfile.lock.who", "evil\u001b[31m")).who());
    }

    @Test
    void thisProcessIsFoundAmongThoseOfItsMachine() {
        Here here = Here.find();
        assertEquals(ProcessHandle.current().pid(), here.process());
        assertEquals(Here.find(), here);
        assertEquals(16, here.machine().length());
        assertEquals(Here.Fate.RUNS, here.processes().fate(here.process(), here.started()));
    }
}
