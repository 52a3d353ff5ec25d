package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same containers by newer images: as many of the named services as there are, made as those were; all others stay by the images
 * they have.
 *
 * @param forced whether they are replaced even where the image is not newer
 */
public record Redeployment(Stack stack, Set<String> services, boolean forced) {
    private static final String NEWER = " is another image now";

    public Redeployment {
        services = Set.copyOf(services);
    }

    /** What the file says otherwise than what is there was made from, a line each; then it is no redeployment. */
    public List<String> differences(Observed observed) {
        Stack there = asManyAsThere(observed);
        Fates compare = new Fates(there, observed);
        List<String> differences = new ArrayList<>();
        for (Service service : touched(there)) {
            compare.of(service).stream()
                    .filter(fate -> fate.kind() == Fate.Kind.REPLACE)
                    .flatMap(fate -> Stream.of(fate.reason().split("; ")))
                    .filter(reason -> !reason.endsWith(NEWER) && !reason.startsWith(Fates.ENDED))
                    .map(reason -> service.name() + ": " + reason)
                    .distinct()
                    .forEach(differences::add);
        }
        WantedNetworks networks = new WantedNetworks(there, observed);
        Set<String> used = touched(there).stream()
                .flatMap(service -> networks.namesOf(service).stream())
                .collect(Collectors.toSet());
        Update.of(there, observed, Wish.of(services)).anew().stream()
                .filter(network -> used.contains(network.name()))
                .map(networks::describedChange)
                .forEach(differences::add);
        return differences;
    }

    /** The named services of which there is no container. */
    public List<String> missing(Observed observed) {
        return services.stream()
                .filter(name -> observed.members().stream()
                        .noneMatch(container -> container.service().equals(name)))
                .sorted()
                .toList();
    }

    /** Gets the newest images of the named services. */
    public Plan images(String address) {
        Plan.Builder plan = new Plan.Builder();
        stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .map(Redeployment::newest)
                .distinct()
                .forEach(step -> plan.add(step, "", List.of()));
        Plan made = plan.build(stack.name() + " on " + address, "");
        return new Plan(made.heading(), made.tasks(), Count.of(made.tasks().size(), "image") + " to look for");
    }

    private static Step newest(Service service) {
        return service.build()
                .<Step>map(build -> new BuildImage(service.image(), build, build.publishedElsewhere()))
                .orElseGet(() -> new PullImage(service.image()));
    }

    public Plan plan(Observed observed, LocalImages local, Occasion occasion, String address) {
        return Planner.up(
                asManyAsThere(observed).withoutRoutes(),
                withImagesOfOthers(observed),
                local,
                Wish.ofContainers(services, forced, occasion),
                address);
    }

    private Stack asManyAsThere(Observed observed) {
        return stack.scaled(
                touched(stack).stream().collect(Collectors.toMap(Service::name, service -> number(service, observed))));
    }

    private static int number(Service service, Observed observed) {
        int there = observed.members().stream()
                .filter(container -> container.service().equals(service.name()))
                .mapToInt(Observed.Container::number)
                .max()
                .orElse(0);
        return there == 0 ? service.containers() : there;
    }

    /** Those and what they need. */
    private List<Service> touched(Stack some) {
        Set<String> all = StartOrder.withPrerequisites(some, services);
        return some.services().stream()
                .filter(service -> all.contains(service.name()))
                .toList();
    }

    /** For what is not named, the image of its containers is the one that its name means. */
    private Observed withImagesOfOthers(Observed observed) {
        Map<String, String> images = new TreeMap<>(observed.images());
        Set<Image> renewed = stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .map(Service::image)
                .collect(Collectors.toSet());
        for (Service service : touched(stack)) {
            if (!renewed.contains(service.image())) {
                observed.members().stream()
                        .filter(container -> container.service().equals(service.name()))
                        .findFirst()
                        .ifPresent(container -> images.put(service.image().name(), container.imageId()));
            }
        }
        return observed.with(images);
    }
}
