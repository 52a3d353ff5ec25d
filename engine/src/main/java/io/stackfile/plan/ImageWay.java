package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.PullPolicy.When;
import io.stackfile.model.Service;
import java.util.Optional;

/** How an image that the host lacks gets there, and why so. */
record ImageWay(Step step, String reason) {
    private static final String MISSING = "not on the host";

    static ImageWay of(Service service, LocalImages local) {
        PullPolicy policy = service.settings().lifecycle().pull();
        Optional<Origin> origin = origin(service.image(), local);
        if (policy.is(When.NEVER) && origin.filter(Origin.REGISTRY::equals).isPresent()) {
            return new ImageWay(new ShipImage(service.image(), false), "pull_policy: never, and it is here");
        }
        boolean fetched = !policy.is(When.NEVER) && !policy.is(When.BUILD);
        return of(service.image(), service.build(), fetched, local);
    }

    /** Why there is none. */
    static Optional<Obstacle> obstacle(Service service, LocalImages local) {
        boolean none = service.settings().lifecycle().pull().is(When.NEVER)
                && service.build().isEmpty()
                && local.image(service.image()).isEmpty();
        return none
                ? Optional.of(new Obstacle(
                        "image " + service.image() + " of " + service.name()
                                + " is not on the host, and the file says pull_policy: never",
                        "fetch it with 'stack pull " + service.name() + "', or take pull_policy out"))
                : Optional.empty();
    }

    static ImageWay of(Image image, Optional<Build> build, LocalImages local) {
        return of(image, build, true, local);
    }

    /** What was made on this machine is sent. Else it is built where there is something to build, or fetched. */
    private static ImageWay of(Image image, Optional<Build> build, boolean fetched, LocalImages local) {
        Optional<Origin> origin = origin(image, local);
        if (origin.filter(Origin.HERE::equals).isPresent()) {
            return new ImageWay(new ShipImage(image, false), "exists only here");
        }
        if (origin.filter(Origin.UNKNOWN::equals).isPresent()) {
            return build.isPresent()
                    ? new ImageWay(new ShipImage(image, false), "built here")
                    : new ImageWay(new ShipImage(image, fetched), MISSING);
        }
        return new ImageWay(
                build.<Step>map(how -> new BuildImage(image, how, fetched && how.publishedElsewhere()))
                        .orElseGet(() -> new PullImage(image)),
                MISSING);
    }

    private static Optional<Origin> origin(Image image, LocalImages local) {
        return local.image(image).map(LocalImages.Local::origin);
    }
}
