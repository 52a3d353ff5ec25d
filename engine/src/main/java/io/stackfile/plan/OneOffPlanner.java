package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Dependency;
import io.stackfile.model.Image;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Prepares a host for a container that runs once. */
record OneOffPlanner(Stack stack, Service service, Observed observed, LocalImages local) {
    Plan plan(boolean waiting, String address) {
        Plan.Builder plan = new Plan.Builder();
        WantedNetworks networks = new WantedNetworks(stack, observed);
        plan.obstruct(new WantedEngine(stack, observed).obstacles(List.of(service)));
        plan.obstruct(networks.obstacles(List.of(service)));
        plan.obstruct(new WantedVolumes(stack, observed).obstacles(List.of(service)));
        for (NetworkSpec network : networks.of(List.of(service))) {
            if (observed.network(network.name()).isEmpty()) {
                plan.add(new CreateNetwork(networks.made(network, observed.newest() + 1)), "new", List.of());
            }
        }
        volumes().forEach(volume -> plan.add(new CreateVolume(volume), "new", List.of()));
        addImages(plan);
        if (waiting) {
            service.dependencies().forEach(dependency -> addWaits(plan, dependency));
        }
        return plan.build(stack.name() + " on " + address, "one container of " + service.name() + " to run once");
    }

    private Set<VolumeSpec> volumes() {
        WantedVolumes wanted = new WantedVolumes(stack, observed);
        Set<VolumeSpec> volumes = new LinkedHashSet<>();
        WantedVolumes.named(service).stream()
                .filter(wanted::isMissing)
                .forEach(volume -> volumes.add(wanted.spec(volume)));
        return volumes;
    }

    /** Its own, and those it links to for what they say of themselves. */
    private void addImages(Plan.Builder plan) {
        BuildOrder order = new BuildOrder(stack);
        ImagesToGet toGet = new ImagesToGet(order, observed, local);
        ImageSteps steps = new ImageSteps(order, plan, new HashMap<>());
        service.mountedImages().stream()
                .filter(image -> observed.image(image).isEmpty())
                .forEach(image -> add(toGet.with(image, ImageWay.of(image, order.build(image), local)), steps));
        Stream.concat(
                        Stream.of(service),
                        service.links().stream().map(Link::service).flatMap(name -> stack.service(name).stream()))
                .filter(needed -> observed.image(needed.image()).isEmpty())
                .forEach(needed -> ImageWay.obstacle(needed, local)
                        .ifPresentOrElse(
                                obstacle -> plan.obstruct(List.of(obstacle)),
                                () -> add(toGet.with(needed.image(), ImageWay.of(needed, local)), steps)));
    }

    private static void add(Map<Image, ImageWay> ways, ImageSteps steps) {
        ways.forEach((image, way) -> {
            if (!steps.tasks().containsKey(image)) {
                steps.add(image, way.step(), way.reason());
            }
        });
    }

    private void addWaits(Plan.Builder plan, Dependency dependency) {
        Waits.of(stack, dependency).forEach(wait -> plan.add(wait, "", List.of()));
    }
}
