package io.stackfile.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.reader.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private final List<Event> events = new ArrayList<>();

    private static FakeHost host() {
        return new FakeHost().with("nginx:latest", "mongo:latest");
    }

    private static Plan plan(Stack stack, FakeHost host) {
        return Planner.up(stack, host.observe(stack.name()), Set.of(), host.address());
    }

    private Outcome apply(Plan plan, FakeHost host) {
        return Applier.apply(plan, host, events::add, new Interruption());
    }

    private static Stack wide(int services) {
        return Given.stack(IntStream.range(0, services)
                .mapToObj(i -> "s" + i + ": {image: nginx}")
                .toArray(String[]::new));
    }

    @Test
    void skipsOnlyWhatNeededTheFailedTask() {
        Stack stack = Given.stack("web: {image: nginx, links: [db]}", "db: {image: mongo}", "alone: {image: nginx}");
        FakeHost host = host().failOn("start shop-db-1", "Docker did not start shop-db-1: no")
                .writes("shop-db-1", "a", "b");

        Outcome outcome = apply(plan(stack, host), host);

        assertEquals(
                List.of("start container shop-db-1"),
                outcome.failures().stream().map(f -> f.task().step().toString()).toList());
        assertEquals(List.of("a", "b"), outcome.failures().get(0).lines());
        assertEquals(
                List.of("start container shop-web-1"),
                outcome.skipped().stream().map(s -> s.task().step().toString()).toList());
        assertTrue(host.calls().contains("start shop-alone-1"));
    }

    @Test
    void whatComesAfterASkippedTaskNamesTheOneThatFailed() {
        Stack stack =
                Given.stack("a: {image: nginx, links: [b]}", "b: {image: nginx, links: [c]}", "c: {image: nginx}");
        FakeHost host = host().failOn("start shop-c-1", "no");

        Outcome outcome = apply(plan(stack, host), host);

        assertEquals(
                List.of("start container shop-c-1", "start container shop-c-1"),
                outcome.skipped().stream()
                        .map(s -> s.because().step().toString())
                        .toList());
    }

    @Test
    void runsWhatIsReadySideBySideUpToTheLimit() {
        FakeHost host = host();
        CountDownLatch together = new CountDownLatch(Applier.LIMIT);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Stack stack = wide(3 * Applier.LIMIT);
        stack.services()
                .forEach(service -> host.before("create shop-" + service.name() + "-1", () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    together.countDown();
                    await(together);
                    now.decrementAndGet();
                }));

        assertTrue(apply(plan(stack, host), host).isSuccess());
        assertEquals(Applier.LIMIT, most.get());
    }

    @Test
    void anInterruptionLetsTheStepAtHandFinishAndBeginsNoOther() {
        FakeHost host = host();
        Interruption interruption = new Interruption();
        Stack stack = Given.stack("a: {image: nginx, links: [b]}", "b: {image: nginx}");
        CountDownLatch asked = new CountDownLatch(1);
        Thread person = new Thread(() -> {
            asked.countDown();
            interruption.requestAndWait(60);
        });
        host.before("create network shop", () -> {
            person.start();
            await(asked);
            while (person.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });

        Outcome outcome = Applier.apply(plan(stack, host), host, events::add, interruption);

        assertTrue(outcome.interrupted());
        assertFalse(outcome.isSuccess());
        assertEquals(List.of("create network shop"), host.calls());
        assertTrue(Applier.apply(plan(stack, host), host, events::add, new Interruption())
                .isSuccess());
    }

    @Test
    void aMistakeOfOurOwnEndsItInsteadOfHangingIt() {
        FakeHost host = host().before("start shop-a-1", () -> {
            throw new IllegalStateException("ours");
        });
        Plan plan = plan(Given.stack("a: {image: nginx}"), host);
        assertThrows(IllegalStateException.class, () -> apply(plan, host));
    }

    @Test
    void everyTaskStartsOnceAndEndsOnce() {
        FakeHost host = host();
        Plan plan = plan(wide(20), host);

        apply(plan, host);

        assertEquals(
                plan.tasks().size(),
                events.stream().filter(Event.Started.class::isInstance).count());
        assertEquals(
                plan.tasks().size(),
                events.stream().filter(Event.Done.class::isInstance).count());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, java.util.concurrent.TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
