package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.model.Dependency;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a service waits for before it starts: those it links to or depends on, in the state it asks for. */
final class Waits {
    private final Stack stack;
    private final TasksSoFar tasks;
    private final Map<Step, Task> awaited = new HashMap<>();

    Waits(Stack stack, TasksSoFar tasks) {
        this.stack = stack;
        this.tasks = tasks;
    }

    /** What has to be there before a service starts. */
    List<Task> prerequisites(Service service) {
        List<Task> needed = new ArrayList<>();
        StartOrder.prerequisites(service).stream()
                .filter(name -> !isWish(service, name))
                .forEach(name -> needed.addAll(tasks.started(name)));
        service.dependencies().stream()
                .filter(Dependency::required)
                .forEach(dependency -> needed.addAll(waits(dependency)));
        return needed;
    }

    /** What a service waits for and can do without. */
    List<Task> wishes(Service service) {
        List<Task> wishes = new ArrayList<>();
        service.dependencies().stream()
                .filter(dependency -> !dependency.required())
                .forEach(dependency -> {
                    wishes.addAll(tasks.started(dependency.service()));
                    wishes.addAll(waits(dependency));
                });
        return wishes;
    }

    private static boolean isWish(Service service, String name) {
        return !service.companions().contains(name)
                && service.links().stream().noneMatch(link -> link.service().equals(name))
                && service.dependencies().stream()
                        .filter(dependency -> dependency.service().equals(name))
                        .noneMatch(Dependency::required);
    }

    private List<Task> waits(Dependency dependency) {
        List<Task> after = tasks.started(dependency.service());
        return of(stack, dependency).stream()
                .map(step -> awaited.computeIfAbsent(step, wait -> tasks.plan.add(wait, "", after)))
                .toList();
    }

    /** For a container that has a healthcheck. */
    Task healthy(String container, List<Task> after) {
        return awaited.computeIfAbsent(new AwaitHealthy(container, true), wait -> tasks.plan.add(wait, "", after));
    }

    /** The waiting for all containers of a service that another one depends on. */
    static List<Step> of(Stack stack, Dependency dependency) {
        Optional<Service> service = stack.service(dependency.service());
        Dependency.Condition condition = dependency.condition();
        if (condition == Dependency.Condition.STARTED || service.isEmpty()) {
            return List.of();
        }
        Service needed = service.get();
        return IntStream.rangeClosed(1, needed.containers())
                .mapToObj(number -> Names.container(stack.name(), needed, number))
                .<Step>map(name -> condition == Dependency.Condition.HEALTHY
                        ? new AwaitHealthy(name, dependency.required())
                        : new AwaitCompleted(name, dependency.required()))
                .toList();
    }
}
