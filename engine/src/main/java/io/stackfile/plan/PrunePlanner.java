package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Removes what updates have kept for the way back. */
final class PrunePlanner {
    private final String stack;
    private final Observed observed;
    private final Sizes sizes;
    private final Plan.Builder plan = new Plan.Builder();

    PrunePlanner(String stack, Observed observed, Sizes sizes) {
        this.stack = stack;
        this.observed = observed;
        this.sizes = sizes;
    }

    /** All but the last {@code keep} of each container of the named services, no names meaning all. */
    Plan plan(int keep, Set<String> services, String address) {
        Map<String, List<Observed.Container>> kept = observed.kept().stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .collect(Collectors.groupingBy(
                        container -> Names.beforeKept(container.name()).orElseThrow(),
                        TreeMap::new,
                        Collectors.toList()));
        List<Observed.Container> going = kept.values().stream()
                .flatMap(containers ->
                        containers.stream().sorted(Observed.Container.byUse()).skip(keep))
                .filter(container -> !container.isAlive())
                .toList();
        List<Task> removed = new ArrayList<>();
        going.forEach(container -> removed.add(plan.add(
                new RemoveContainer(container.name()), "replaced by a later update; " + container.image(), List.of())));
        Map<String, String> images = new TreeMap<>();
        going.forEach(container -> images.put(container.imageId(), container.image()));
        observed.containers().stream()
                .filter(container -> !going.contains(container))
                .forEach(container -> images.remove(container.imageId()));
        images.forEach((id, name) -> plan.add(new RemoveImage(id, name), "unless others use it", removed));
        return plan.build(
                stack + " on " + address,
                Count.of(going.size(), "container") + " and " + Count.of(images.size(), "image")
                        + " to remove, which frees about " + megabytes(freed(going, images.keySet())));
    }

    private long freed(List<Observed.Container> containers, Set<String> images) {
        return containers.stream()
                        .mapToLong(container -> sizes.containers().getOrDefault(container.name(), 0L))
                        .sum()
                + images.stream()
                        .mapToLong(image -> sizes.images().getOrDefault(image, 0L))
                        .sum();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
