package io.stackfile.plan;

import io.stackfile.model.Build;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the getting of images into a plan, each build after those of the images that it is made from. */
record ImageSteps(BuildOrder order, Plan.Builder plan, Map<Image, Task> tasks) {
    /** Bases have been added before. */
    void add(Image image, Step step, String reason) {
        List<Task> after = new ArrayList<>();
        Step fitting = step;
        if (step instanceof BuildImage build) {
            List<Image> ours = order.bases(image);
            ours.forEach(base -> TasksSoFar.of(tasks, base).forEach(after::add));
            if (build.build().settings().pull() && !ours.isEmpty()) {
                others(build.build(), ours).forEach(base -> after.add(pull(base)));
                fitting = new BuildImage(image, build.build().withoutPull(), build.pullFirst());
            }
        }
        tasks.put(image, plan.add(fitting, reason, after));
    }

    /** An engine that is told to pull would look for what was built just now in a registry. */
    private Task pull(Image base) {
        return tasks.computeIfAbsent(base, image -> plan.add(new PullImage(image), "build.pull", List.of()));
    }

    private static List<Image> others(Build build, List<Image> ours) {
        List<String> names = ours.stream().map(Image::name).toList();
        return build.bases().stream()
                .filter(base -> !names.contains(base.name()))
                .toList();
    }
}
