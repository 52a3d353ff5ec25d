package io.stackfile.plan;

import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Build;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.HashMap;
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
    private final BuildOrder order;
    private final Plan.Builder plan = new Plan.Builder();
    private final ImageSteps steps;

    ImagePlanner(Stack stack, Set<String> services) {
        this.stack = stack;
        this.services = services;
        this.order = new BuildOrder(stack);
        this.steps = new ImageSteps(order, plan, new HashMap<>());
    }

    /** With what they are made from, where the file builds that, too. */
    Plan build(String address) {
        List<Image> images = order.with(wanted().stream()
                .filter(service -> service.build().isPresent())
                .map(Service::image)
                .toList());
        images.forEach(image ->
                steps.add(image, new BuildImage(image, order.build(image).orElseThrow(), false), ""));
        return done(images.size(), address, "build");
    }

    Plan pull(String address) {
        Map<Image, Step> found = new LinkedHashMap<>();
        for (Service service : wanted()) {
            service.mountedImages().stream()
                    .filter(image -> order.build(image).isEmpty())
                    .forEach(image -> found.put(image, new PullImage(image)));
            Optional<Build> build = service.build();
            if (build.isEmpty()) {
                found.put(service.image(), new PullImage(service.image()));
            } else if (build.get().publishedElsewhere()) {
                found.put(service.image(), new BuildImage(service.image(), build.get(), true));
            }
        }
        sorted(found).forEach((image, step) -> steps.add(image, step, ""));
        return done(found.size(), address, "pull");
    }

    Plan push(Pushing pushing, String address) {
        Set<Step> pushed = new LinkedHashSet<>();
        pushing.images().forEach(image -> pushed.add(new PushImage(image)));
        pushed.forEach(step -> plan.add(step, "", List.of()));
        return done(pushed.size(), address, "push");
    }

    /** What the file wants anew. */
    Plan refresh(Observed observed, LocalImages local, ImageAges ages, String address) {
        Refreshing refreshing = new Refreshing(observed, local, ages);
        ImagesToGet toGet = new ImagesToGet(order, observed, local);
        Map<Image, ImageWay> ways = new LinkedHashMap<>();
        wanted().forEach(service -> refreshing
                .of(service)
                .ifPresent(way -> toGet.with(service.image(), way).forEach(ways::putIfAbsent)));
        sorted(ways).forEach((image, way) -> steps.add(image, way.step(), way.reason()));
        return plan.build(
                stack.name() + " on " + address,
                (ways.isEmpty() ? "no image" : Count.of(ways.size(), "image"))
                        + " to get anew; containers whose image is another one then are replaced");
    }

    /** In the order they are in, but for those that are made from others. */
    private <T> Map<Image, T> sorted(Map<Image, T> images) {
        Map<Image, T> sorted = new LinkedHashMap<>();
        images.forEach((image, what) -> {
            order.with(List.of(image)).stream()
                    .filter(images::containsKey)
                    .forEach(base -> sorted.putIfAbsent(base, java.util.Objects.requireNonNull(images.get(base))));
            sorted.putIfAbsent(image, what);
        });
        return sorted;
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

    private Plan done(int count, String address, String verb) {
        return plan.build(
                stack.name() + " on " + address,
                count == 0 ? "no image to " + verb : Count.of(count, "image") + " to " + verb);
    }
}
