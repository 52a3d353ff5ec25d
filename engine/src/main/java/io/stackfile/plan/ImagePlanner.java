package io.stackfile.plan;

import io.stackfile.model.Build;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans that only get images. */
final class ImagePlanner {
    private final Stack stack;
    private final Set<String> services;
    private final Plan.Builder plan = new Plan.Builder();

    ImagePlanner(Stack stack, Set<String> services) {
        this.stack = stack;
        this.services = services;
    }

    Plan build(String address) {
        Set<Step> steps = new LinkedHashSet<>();
        for (Service service : wanted()) {
            service.build().ifPresent(build -> steps.add(new BuildImage(service.image(), build, false)));
        }
        return plan(steps, address, "build");
    }

    Plan pull(String address) {
        Set<Step> steps = new LinkedHashSet<>();
        for (Service service : wanted()) {
            Optional<Build> build = service.build();
            if (build.isEmpty()) {
                steps.add(new PullImage(service.image()));
            } else if (build.get().publishedElsewhere()) {
                steps.add(new BuildImage(service.image(), build.get(), true));
            }
        }
        return plan(steps, address, "pull");
    }

    private List<Service> wanted() {
        return stack.services().stream()
                .filter(service -> services.isEmpty() || services.contains(service.name()))
                .toList();
    }

    private Plan plan(Set<Step> steps, String address, String verb) {
        steps.forEach(step -> plan.add(step, "", List.of()));
        return plan.build(
                stack.name() + " on " + address,
                steps.isEmpty() ? "no image to " + verb : Count.of(steps.size(), "image") + " to " + verb);
    }
}
