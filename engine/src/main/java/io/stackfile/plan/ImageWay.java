package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import java.util.Optional;

/** How an image that the host lacks gets there, and why so. */
record ImageWay(Step step, String reason) {
    private static final String MISSING = "not on the host";

    /** What was made on this machine is sent. Else it is built where there is something to build, or fetched. */
    static ImageWay of(Service service, LocalImages local) {
        return of(service.image(), service.build(), local);
    }

    static ImageWay of(Image image, Optional<Build> build, LocalImages local) {
        Optional<Origin> origin = local.image(image).map(LocalImages.Local::origin);
        if (origin.filter(Origin.HERE::equals).isPresent()) {
            return new ImageWay(new ShipImage(image, false), "exists only here");
        }
        if (origin.filter(Origin.UNKNOWN::equals).isPresent()) {
            return build.isPresent()
                    ? new ImageWay(new ShipImage(image, false), "built here")
                    : new ImageWay(new ShipImage(image, true), MISSING);
        }
        return new ImageWay(
                build.<Step>map(how -> new BuildImage(image, how, how.publishedElsewhere()))
                        .orElseGet(() -> new PullImage(image)),
                MISSING);
    }
}
