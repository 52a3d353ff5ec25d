package io.stackfile.plan;

import io.stackfile.model.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks of an update while they are put in order, by what they bring about, for those that come after. */
final class TasksSoFar {
    final Plan.Builder plan;
    final Hooked hooked;
    final Map<String, Task> networks = new HashMap<>();
    final Map<String, Task> volumes = new HashMap<>();
    final Map<Image, Task> images = new HashMap<>();
    final Map<String, Task> stopped = new HashMap<>();
    final Map<String, Task> removed = new HashMap<>();
    private final Map<String, List<Task>> started = new HashMap<>();

    TasksSoFar(Plan.Builder plan) {
        this.plan = plan;
        this.hooked = new Hooked(plan);
    }

    /** What has to be done until all containers of a service have started. */
    List<Task> started(String service) {
        return started.getOrDefault(service, List.of());
    }

    /** What has to be done until all of all services have. */
    List<Task> allStarted() {
        return started.values().stream().flatMap(List::stream).toList();
    }

    void start(String service, Task task) {
        started.computeIfAbsent(service, name -> new ArrayList<>()).add(task);
    }

    /** The task that brings a thing about; nothing when it is there already. */
    static <K> Stream<Task> of(Map<K, Task> tasks, K key) {
        return Optional.ofNullable(tasks.get(key)).stream();
    }
}
