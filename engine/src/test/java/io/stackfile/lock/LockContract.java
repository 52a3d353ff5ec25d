package io.stackfile.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Labels;
import io.stackfile.host.Locks.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a lock promises on every host. */
@Timeout(120)
public abstract class LockContract {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Processes PROCESSES = new Processes(Path.of("/proc"));
    private static final Here ALICE = at("alice@laptop", "laptop", 1);
    private static final Here BOB = at("bob@desk", "desk", 1);
    /** No machine gives such a number. */
    private static final Here KILLED = at("alice@desk", "desk", Integer.MAX_VALUE);

    private final String stack = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final Host host = open();

    protected abstract Host open();

    /** So much time goes by on the host. */
    protected abstract void pass(Duration time);

    @AfterEach
    void leavesNothing() {
        try (host) {
            marks().forEach(mark -> host.locks().remove(mark.name()));
            host.locks().remove(stack + ".lock");
        }
    }

    private static Here at(String who, String machine, long process) {
        return new Here(who, machine, process, "1", PROCESSES);
    }

    private StackLock lock(Here here) {
        return lock(here, new Times(NEVER, NEVER, SOON));
    }

    private StackLock lock(Here here, Times times) {
        return new StackLock(host, stack, here, times);
    }

    private List<Mark> marks() {
        return host.locks().of(Labels.LOCK, stack);
    }

    /** Does not wait, and remembers from whom it was taken over. */
    private static final class Hurried implements Newcomer {
        private final List<String> told = new ArrayList<>();

        @Override
        public void meets(Holding holding) {
            throw new HostException("taken: " + holding.holder());
        }

        @Override
        public void takesOver(Holding from, String why) {
            told.add(from.holder() + ": " + why);
        }
    }

    private static final Newcomer WAITING = new Newcomer() {
        @Override
        public void meets(Holding holding) {}

        @Override
        public void takesOver(Holding from, String why) {}
    };

    private static void refuses(String message, Runnable call) {
        assertEquals(message, assertThrows(HostException.class, call::run).getMessage());
    }

    @Test
    void oneHasItAndTheNextIsToldWho() {
        Held held = lock(ALICE).take("stack up", new Hurried());
        assertTrue(held.wasFree());
        refuses("taken: 'stack up' by alice@laptop", () -> lock(BOB).take("stack down", new Hurried()));
        held.letGo();
        Held next = lock(BOB).take("stack down", new Hurried());
        assertTrue(next.wasFree());
        next.letGo();
    }

    @Test
    void lettingGoLeavesNothing() {
        lock(ALICE).take("stack up", new Hurried()).letGo();
        assertEquals(List.of(), marks());
        assertEquals(Optional.empty(), lock(BOB).look());
    }

    @Test
    void isNoVolumeOfTheStack() {
        Held held = lock(ALICE).take("stack up", new Hurried());
        assertEquals(List.of(), host.observe(stack).volumes());
        assertTrue(host.observe(stack).isEmpty());
        held.letGo();
    }

    @Test
    void ofTwoAtOnceOneHasIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Held> had = atOnce(lock(ALICE), lock(BOB));
            assertEquals(1, had.size());
            had.get(0).letGo();
        }
    }

    @Test
    void ofTwoWhoTakeItOverAtOnceOneHasIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            lock(KILLED).take("stack up", new Hurried());
            List<Held> had = atOnce(lock(at("bob@desk", "desk", 1)), lock(at("carol@desk", "desk", 1)));
            assertEquals(1, had.size());
            had.get(0).letGo();
            assertEquals(List.of(), marks());
        }
    }

    private static List<Held> atOnce(StackLock... locks) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<CompletableFuture<Optional<Held>>> takers = Stream.of(locks)
                .map(lock -> CompletableFuture.supplyAsync(() -> {
                    try {
                        begin.await();
                        return Optional.of(lock.take("stack up", new Hurried()));
                    } catch (HostException taken) {
                        return Optional.<Held>empty();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        begin.countDown();
        List<Held> had = new ArrayList<>();
        for (CompletableFuture<Optional<Held>> taker : takers) {
            taker.get().ifPresent(had::add);
        }
        return had;
    }

    @Test
    void whoWaitsHasItWhenItIsLetGo() throws Exception {
        Held held = lock(ALICE).take("stack up", new Hurried());
        BlockingQueue<String> met = new ArrayBlockingQueue<>(1000);
        CompletableFuture<Held> waiting =
                CompletableFuture.supplyAsync(() -> lock(BOB).take("stack up", new Newcomer() {
                    @Override
                    public void meets(Holding holding) {
                        met.add(holding.holder().toString());
                    }

                    @Override
                    public void takesOver(Holding from, String why) {
                        throw new AssertionError(why);
                    }
                }));
        assertEquals("'stack up' by alice@laptop", met.poll(1, TimeUnit.MINUTES));
        assertFalse(waiting.isDone());
        held.letGo();
        Held had = waiting.get(1, TimeUnit.MINUTES);
        assertFalse(had.wasFree());
        had.letGo();
    }

    @Test
    void whatAProcessOfThisMachineLeftIsTakenOverAtOnce() {
        lock(KILLED).take("stack up", new Hurried());
        Hurried told = new Hurried();
        Held had = lock(BOB).take("stack up", told);
        assertEquals(List.of("'stack up' by alice@desk: its process " + Integer.MAX_VALUE + " is gone"), told.told);
        refuses("taken: 'stack up' by bob@desk", () -> lock(ALICE).take("stack up", new Hurried()));
        had.letGo();
        assertEquals(List.of(), marks());
    }

    @Test
    void whoeverIsSilentOnAnotherMachineForTooLongHasLostIt() {
        lock(ALICE).take("stack up", new Hurried());
        StackLock bob = lock(BOB, new Times(NEVER, Duration.ofSeconds(2), SOON));
        refuses("taken: 'stack up' by alice@laptop", () -> bob.take("stack up", new Hurried()));
        pass(Duration.ofSeconds(4));
        Hurried told = new Hurried();
        bob.take("stack up", told).letGo();
        assertTrue(
                told.told.toString().contains("'stack up' by alice@laptop: it gave no sign of life for "),
                told.told::toString);
        assertEquals(List.of(), marks());
    }

    @Test
    void whoeverGivesSignsOfLifeKeepsIt() throws Exception {
        Held held = lock(ALICE, new Times(Duration.ofMillis(100), NEVER, SOON)).take("stack up", new Hurried());
        pass(Duration.ofSeconds(4));
        // one more sign, given after that time
        List<String> before = marks().stream().map(Mark::name).toList();
        while (marks().stream().map(Mark::name).allMatch(before::contains)) {
            Thread.sleep(20);
        }
        StackLock bob = lock(BOB, new Times(NEVER, Duration.ofSeconds(3), SOON));
        refuses("taken: 'stack up' by alice@laptop", () -> bob.take("stack up", new Hurried()));
        held.letGo();
        assertEquals(List.of(), marks());
    }

    @Test
    void whoLostItIsToldAndLeavesTheOthersAlone() throws Exception {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(10);
        Held lost = lock(KILLED, new Times(Duration.ofMillis(100), NEVER, SOON)).take("stack up", new Hurried());
        lost.onLoss(heard::add);
        Held had = lock(BOB).take("stack down", new Hurried());
        assertEquals("'stack down' by bob@desk has taken it over", heard.poll(1, TimeUnit.MINUTES));
        lost.letGo();
        assertEquals("bob@desk", lock(ALICE).look().orElseThrow().holder().who());
        had.letGo();
    }

    @Test
    void whatAPersonTakesAwayIsFreeAndItsHolderToldOf() throws Exception {
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(10);
        Held held = lock(ALICE, new Times(Duration.ofMillis(100), NEVER, SOON)).take("stack up", new Hurried());
        held.onLoss(heard::add);
        Holder holder = lock(BOB).look().orElseThrow().holder();
        assertTrue(lock(BOB).removeFrom(holder));
        assertEquals("somebody has removed it", heard.poll(1, TimeUnit.MINUTES));
        Held next = lock(BOB).take("stack up", new Hurried());
        assertFalse(lock(ALICE).removeFrom(holder));
        refuses("taken: 'stack up' by bob@desk", () -> lock(ALICE).take("stack up", new Hurried()));
        next.letGo();
    }

    @Test
    void aVolumeOfThatNameThatIsNoLockIsToldOfAndStays() {
        host.locks().put(stack + ".lock", Map.of());
        refuses(
                "the lock of " + stack + " is a volume " + stack + ".lock, and on " + host.name()
                        + " there is one that stack did not make; remove it or give the stack another name",
                () -> lock(BOB).take("stack up", WAITING));
        assertEquals(Map.of(), host.locks().put(stack + ".lock", Map.of("mine", "no")));
    }
}
