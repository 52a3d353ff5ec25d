package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Hook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Starts and stops containers together with what their authors want run then. */
record Hooked(Plan.Builder plan) {
    /** The last task. A container whose hook fails is stopped again, so that whoever starts it next tries it again. */
    Task start(
            String container,
            List<Hook> hooks,
            String reason,
            Collection<Task> before,
            Collection<Task> wishes,
            Step... back) {
        Task start = plan.add(new StartContainer(container), reason, before, back);
        plan.wish(start, wishes);
        Step[] otherwise = Stream.concat(Stream.of(new StopContainer(container)), Arrays.stream(back))
                .toArray(Step[]::new);
        return addStarted(container, hooks, start, otherwise);
    }

    /** The same for one that runs, and stops to start again: also when somebody interrupts the plan between the two. */
    Task startAgain(Observed.Container container, String reason, Collection<Task> before, Collection<Task> wishes) {
        Task start = plan.add(
                new StartContainer(container.name()),
                reason,
                before,
                again(container).toArray(Step[]::new));
        plan.wish(start, wishes);
        return addStarted(container.name(), container.hooks().started(), start, new StopContainer(container.name()));
    }

    private Task addStarted(String container, List<Hook> hooks, Task start, Step... otherwise) {
        Task last = start;
        for (Hook hook : hooks) {
            last = plan.add(RunHook.started(container, hook), "", List.of(last), otherwise);
        }
        return last;
    }

    /** What puts one to work again that was stopped for something that did not succeed. */
    static Stream<Step> again(Observed.Container container) {
        return again(container, new TreeSet<>());
    }

    /** The same, unless others were started that have what it had. */
    static Stream<Step> again(Observed.Container container, SortedSet<String> others) {
        return Stream.concat(
                Stream.of(new StartContainer(container.name(), others)),
                container.hooks().started().stream().map(hook -> RunHook.started(container.name(), hook)));
    }

    /** Only once its hooks have ended well; the last task. */
    Task stop(Observed.Container container, String reason, Collection<Task> before, Collection<Task> wishes) {
        List<Task> hooks = addHooks(container, container.name(), before, wishes);
        Task stop = plan.add(new StopContainer(container.name()), reason, hooks.isEmpty() ? before : hooks);
        plan.wish(stop, wishes);
        return stop;
    }

    /** The same for one that has been replaced and has this name now. */
    Task letGo(Observed.Container container, String name, Collection<Task> before) {
        List<Task> hooks = addHooks(container, name, before, List.of());
        return plan.add(new LetGo(name), "it was replaced", hooks.isEmpty() ? before : hooks);
    }

    /** Also when its hooks fail: somebody has said that it is to stop. */
    Task stopInAnyCase(Observed.Container container, Collection<Task> before) {
        List<Task> hooks = addHooks(container, container.name(), before, List.of());
        Task stop = plan.add(new StopContainer(container.name()), "", before);
        plan.wish(stop, hooks.subList(Math.max(0, hooks.size() - 1), hooks.size()));
        return stop;
    }

    private List<Task> addHooks(
            Observed.Container container, String name, Collection<Task> before, Collection<Task> wishes) {
        List<Task> added = new ArrayList<>();
        if (container.isRunning()) {
            for (Hook hook : container.hooks().stopping()) {
                Task task = plan.add(
                        RunHook.stopping(name, hook),
                        "",
                        added.isEmpty() ? before : List.of(added.get(added.size() - 1)));
                plan.wish(task, wishes);
                added.add(task);
            }
        }
        return added;
    }
}
