package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Image;
import io.stackfile.model.Stack;
import io.stackfile.plan.BuildImage;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the images that a plan builds are other ones afterwards: a builder that finds nothing new gives what was there before. */
record Built(List<Image> images, Stack stack, Host host, Optional<Observed> before) {
    static Built before(Plan plan, Stack stack, Host host) {
        List<Image> images = plan.tasks().stream()
                .map(Task::step)
                .filter(BuildImage.class::isInstance)
                .map(step -> ((BuildImage) step).image())
                .toList();
        return new Built(
                images, stack, host, images.isEmpty() ? Optional.empty() : Optional.of(host.observe(stack.name())));
    }

    /** After a failure nothing is unchanged, but perhaps only not built. */
    void tell(Call call, boolean allDone) {
        before.ifPresent(then -> tell(call, allDone, then, host.observe(stack.name())));
    }

    private void tell(Call call, boolean allDone, Observed then, Observed now) {
        List<String> made = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (Image image : images) {
            Optional<String> id = now.image(image);
            boolean same = id.equals(then.image(image));
            if (id.isPresent() && (allDone || !same)) {
                (same ? unchanged : made).add(image.name());
            }
            if (call.has("--json") && id.isPresent() && (allDone || !same)) {
                call.terminal()
                        .println(new JsonObject()
                                .with("image", image.name())
                                .with("id", id.get())
                                .with("changed", !same)
                                .toString());
            }
        }
        if (!call.has("--json")) {
            say(call, "new: ", made);
            say(call, "unchanged: ", unchanged);
        }
    }

    private static void say(Call call, String what, List<String> names) {
        if (!names.isEmpty()) {
            call.terminal().say(what + String.join(", ", names));
        }
    }
}
