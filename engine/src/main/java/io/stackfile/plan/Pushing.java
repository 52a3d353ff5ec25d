package io.stackfile.plan;

import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which images are sent to their registries: those that the file builds, and whatever is named.
 *
 * @param services none means all
 * @param builtOnly whether what is only fetched stays out though it is named
 */
public record Pushing(Stack stack, Set<String> services, boolean builtOnly) {
    public Pushing {
        services = Set.copyOf(services);
    }

    Set<Image> images() {
        Set<Image> images = new LinkedHashSet<>();
        wanted().flatMap(Pushing::names).filter(Pushing::isInARegistry).forEach(images::add);
        return images;
    }

    /** What cannot be sent, a line each, with what to write instead. */
    public List<String> leftOut() {
        return wanted().filter(service -> !isInARegistry(service.image()))
                .map(Pushing::whyNot)
                .distinct()
                .toList();
    }

    private Stream<Service> wanted() {
        Predicate<Service> named = service -> services.contains(service.name());
        Predicate<Service> built = service -> service.build().isPresent();
        Predicate<Service> which = builtOnly || services.isEmpty() ? built : named;
        return stack.services().stream().filter(which.and(services.isEmpty() ? service -> true : named));
    }

    private static Stream<Image> names(Service service) {
        return Stream.concat(
                Stream.of(service.image()),
                service.build().stream().flatMap(build -> build.settings().tags().stream()));
    }

    /** Docker Hub has names without a user, and nobody may send those. */
    private static boolean isInARegistry(Image image) {
        return image.name().contains("/") && !image.isDigest();
    }

    private static String whyNot(Service service) {
        Image image = service.image();
        return "image " + image + " of " + service.name()
                + (image.isDigest()
                        ? " is meant by its digest, which a registry gives; to push one, write image: USER/NAME:TAG or"
                                + " REGISTRY/NAME:TAG"
                        : " has no place in a registry; to push it, write image: USER/" + image + " or REGISTRY/"
                                + image);
    }
}
