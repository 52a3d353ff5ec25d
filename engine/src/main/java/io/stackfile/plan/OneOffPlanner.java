package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Dependency;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Prepares a host for a container that runs once. */
record OneOffPlanner(Stack stack, Service service, Observed observed, LocalImages local) {
    Plan plan(boolean waiting, String address) {
        Plan.Builder plan = new Plan.Builder();
        new WantedEngine(stack, observed).check(List.of(service));
        WantedNetworks networks = new WantedNetworks(stack, observed);
        networks.check(List.of(service));
        new WantedVolumes(stack, observed).check(List.of(service));
        for (NetworkSpec network : networks.of(List.of(service))) {
            if (observed.network(network.name()).isEmpty()) {
                plan.add(new CreateNetwork(network), "new", List.of());
            }
        }
        volumes().forEach(volume -> plan.add(new CreateVolume(volume), "new", List.of()));
        images().forEach(way -> plan.add(way.step(), way.reason(), List.of()));
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
    private Set<ImageWay> images() {
        Set<ImageWay> ways = new LinkedHashSet<>();
        service.mountedImages().stream()
                .filter(image -> observed.image(image).isEmpty())
                .map(image -> ImageWay.of(image, stack.buildOf(image), local))
                .forEach(ways::add);
        Stream.concat(
                        Stream.of(service),
                        service.links().stream().map(Link::service).flatMap(name -> stack.service(name).stream()))
                .filter(needed -> observed.image(needed.image()).isEmpty())
                .map(needed -> ImageWay.of(needed, local))
                .forEach(ways::add);
        return ways;
    }

    private void addWaits(Plan.Builder plan, Dependency dependency) {
        Waits.of(stack, dependency).forEach(wait -> plan.add(wait, "", List.of()));
    }
}
