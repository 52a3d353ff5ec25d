package io.stackfile.plan;

import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans that only get images or send them. */
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
            service.mountedImages().stream()
                    .filter(image -> stack.buildOf(image).isEmpty())
                    .forEach(image -> steps.add(new PullImage(image)));
            Optional<Build> build = service.build();
            if (build.isEmpty()) {
                steps.add(new PullImage(service.image()));
            } else if (build.get().publishedElsewhere()) {
                steps.add(new BuildImage(service.image(), build.get(), true));
            }
        }
        return plan(steps, address, "pull");
    }

    Plan push(Pushing pushing, String address) {
        Set<Step> steps = new LinkedHashSet<>();
        pushing.images().forEach(image -> steps.add(new PushImage(image)));
        return plan(steps, address, "push");
    }

    /** What the file wants anew. */
    Plan refresh(Observed observed, LocalImages local, ImageAges ages, String address) {
        Refreshing refreshing = new Refreshing(observed, local, ages);
        Map<Image, ImageWay> ways = new LinkedHashMap<>();
        wanted().forEach(service -> refreshing.of(service).ifPresent(way -> ways.putIfAbsent(service.image(), way)));
        ways.values().forEach(way -> plan.add(way.step(), way.reason(), List.of()));
        return plan.build(
                stack.name() + " on " + address,
                (ways.isEmpty() ? "no image" : Count.of(ways.size(), "image"))
                        + " to get anew; containers whose image is another one then are replaced");
    }

    Plan ship(Observed observed, LocalImages local, String address) {
        Set<Image> images = new LinkedHashSet<>();
        wanted().forEach(service -> images.add(service.image()));
        images.removeIf(image -> local.image(image).isEmpty()
                || local.image(image).map(LocalImages.Local::id).equals(observed.image(image)));
        for (Image image : images) {
            String reason = observed.image(image).isPresent() ? "another one on the host" : "not on the host";
            plan.add(new ShipImage(image, false), reason, List.of());
        }
        return done(images.size(), address, "ship");
    }

    private List<Service> wanted() {
        return stack.services().stream()
                .filter(service -> services.isEmpty() || services.contains(service.name()))
                .toList();
    }

    private Plan plan(Set<Step> steps, String address, String verb) {
        steps.forEach(step -> plan.add(step, "", List.of()));
        return done(steps.size(), address, verb);
    }

    private Plan done(int count, String address, String verb) {
        return plan.build(
                stack.name() + " on " + address,
                count == 0 ? "no image to " + verb : Count.of(count, "image") + " to " + verb);
    }
}
