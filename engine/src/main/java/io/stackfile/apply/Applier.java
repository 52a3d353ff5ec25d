package io.stackfile.apply;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.plan.Limit;
import io.stackfile.plan.Obstacle;
import io.stackfile.plan.Plan;
import io.stackfile.plan.RunHook;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.Step;
import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Runs what is ready, the lowest number first, with one limit for all that keeps the engine busy. When a step fails, what
 * comes after it is skipped and everything else goes on. When the host is lost, nothing else is begun.
 */
public final class Applier {
    /** How many calls the engine gets at once. */
    public static final int LIMIT = 8;

    private static final int LAST_LINES = 10;

    private final Plan plan;
    private final Host host;
    private final Consumer<Event> events;
    private final BlockingQueue<Runnable> finished = new LinkedBlockingQueue<>();
    private final TreeMap<Integer, Task> waiting = new TreeMap<>();
    private final Map<Integer, Task> failedBy = new HashMap<>();
    private final List<Integer> done = new ArrayList<>();
    private final List<Event.Failed> failures = new ArrayList<>();
    private final List<Event.Skipped> skipped = new ArrayList<>();
    private final PutDown putDown;
    private int running;
    private int working;
    private boolean interrupted;
    private Optional<String> lost = Optional.empty();

    private Applier(Plan plan, Host host, Consumer<Event> events) {
        this.plan = plan;
        this.host = host;
        this.events = events;
        this.putDown = new PutDown(plan);
    }

    /** Returns when nothing runs any more. Events come one at a time. Throws for a plan that has obstacles. */
    public static Outcome apply(Plan plan, Host host, Consumer<Event> events, Interruption interruption) {
        Obstacle.demandNone(plan.obstacles());
        Applier applier = new Applier(plan, host, events);
        interruption.onRequest(() -> applier.finished.add(() -> applier.interrupted = true));
        try {
            return applier.run();
        } finally {
            interruption.finished();
        }
    }

    private Outcome run() {
        plan.tasks().forEach(task -> waiting.put(task.number(), task));
        ExecutorService workers = Executors.newCachedThreadPool(Applier::daemon);
        try {
            startReady(workers);
            while (running > 0 && !(interrupted && working == 0)) { // nobody waits for what only waits
                take().run();
                startReady(workers);
            }
        } finally {
            workers.shutdown();
        }
        if (lost.isEmpty()) {
            putDown.nothingElseStarts();
            plan.tasks().stream().filter(this::wasPreparedInVain).forEach(task -> putBack(task, task.otherwise()));
            failures.stream()
                    .map(Event.Failed::task)
                    .filter(Applier::waitsForOthers)
                    .forEach(task -> putBack(task, task.remedies()));
        }
        return new Outcome(failures, skipped, interrupted, lost);
    }

    private Runnable take() {
        try {
            return finished.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "step");
        thread.setDaemon(true);
        return thread;
    }

    private void startReady(ExecutorService workers) {
        for (Task task : List.copyOf(waiting.values())) {
            if (interrupted || lost.isPresent()) {
                return;
            }
            task.after().stream()
                    .filter(failedBy::containsKey)
                    .findFirst()
                    .ifPresent(number -> skip(task, failedBy.getOrDefault(number, task)));
            task.limit()
                    .filter(limit -> waiting.containsKey(task.number()) && limit.isExceeded(failedBy::containsKey))
                    .ifPresent(limit -> skip(task, failedBy.getOrDefault(lastFailed(limit), task)));
            boolean ready = waiting.containsKey(task.number())
                    && done.containsAll(task.after())
                    && task.wishes().stream().allMatch(this::isOver);
            if (ready && (task.step().isWait() || working < LIMIT)) {
                start(task, workers);
            }
        }
    }

    private int lastFailed(Limit limit) {
        return limit.tasks().stream()
                .filter(failedBy::containsKey)
                .max(Integer::compare)
                .orElse(0);
    }

    private boolean isOver(int number) {
        return done.contains(number) || failedBy.containsKey(number);
    }

    private void skip(Task task, Task because) {
        waiting.remove(task.number());
        failedBy.put(task.number(), because);
        Event.Skipped event = new Event.Skipped(task, because);
        skipped.add(event);
        events.accept(event);
    }

    private void start(Task task, ExecutorService workers) {
        waiting.remove(task.number());
        running++;
        working += task.step().isWait() ? 0 : 1;
        events.accept(new Event.Started(task));
        workers.execute(() -> {
            Runnable report = reported(task);
            finished.add(() -> {
                running--;
                working -= task.step().isWait() ? 0 : 1;
                report.run();
            });
        });
    }

    /** A mistake of our own ends everything, in the thread that keeps the books. */
    private Runnable reported(Task task) {
        try {
            return attempt(task);
        } catch (RuntimeException | Error e) {
            return () -> {
                throw e;
            };
        }
    }

    /** On a worker; what it returns is run by the one thread that keeps the books. */
    private Runnable attempt(Task task) {
        long begin = System.nanoTime();
        putDown.begun(task.step());
        try {
            task.step().on(host, far -> finished.add(() -> events.accept(new Event.Progress(task, far))));
            long millis = (System.nanoTime() - begin) / 1_000_000;
            return () -> {
                done.add(task.number());
                putDown.done(task.step());
                events.accept(new Event.Done(task, millis));
            };
        } catch (HostLost e) {
            return () -> lose(task, String.valueOf(e.getMessage()));
        } catch (HostException e) {
            List<String> lines = task.step()
                    .suspect()
                    .map(container -> host.lastLines(container, LAST_LINES))
                    .orElse(List.of());
            Event.Failed event = new Event.Failed(task, String.valueOf(e.getMessage()), lines, undo(task.remedies()));
            return () -> fail(event);
        }
    }

    /** Something before it was done, such as stopping what it was to replace, and then it was never tried. */
    private boolean wasPreparedInVain(Task task) {
        boolean tried = done.contains(task.number())
                || failures.stream().anyMatch(failure -> failure.task().equals(task));
        return !tried && putDown.isOwed(task, task.after().stream().anyMatch(done::contains));
    }

    /** Only when all is over it is known who was not started. */
    private static boolean waitsForOthers(Task task) {
        return task.remedies().stream()
                .anyMatch(step ->
                        step instanceof StartContainer start && !start.unless().isEmpty());
    }

    private void putBack(Task task, List<Step> steps) {
        List<String> undone = undo(steps);
        if (!undone.isEmpty()) {
            events.accept(new Event.PutBack(task, undone));
        }
    }

    /** One at a time: several tasks may have the same to put back. */
    private List<String> undo(List<Step> steps) {
        List<String> undone = new ArrayList<>();
        synchronized (putDown) {
            boolean needless = false;
            for (Step step : steps) {
                needless = step instanceof RunHook ? needless : putDown.isNeedless(step);
                if (!needless) {
                    undone.add(undone(step));
                }
            }
        }
        return undone;
    }

    private String undone(Step step) {
        putDown.begun(step);
        try {
            step.on(host, far -> {});
            putDown.done(step);
            return step.toString();
        } catch (HostException e) {
            putDown.over(step);
            return step + " failed too: " + e.getMessage();
        }
    }

    private void lose(Task task, String why) {
        lost = Optional.of(why);
        events.accept(new Event.Lost(task));
    }

    private void fail(Event.Failed event) {
        failedBy.put(event.task().number(), event.task());
        failures.add(event);
        events.accept(event);
    }
}
