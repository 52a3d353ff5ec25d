package io.stackfile.plan;

import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.model.Build;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.PullPolicy.When;
import io.stackfile.model.Service;
import java.util.Optional;

/** How an image that the host lacks gets there, and why so. */
record ImageWay(Step step, String reason) {
    private static final String MISSING = "not on the host";

    /** What was made on this machine is sent. Else it is built where there is something to build, or fetched. */
    static ImageWay of(Service service, LocalImages local) {
        Optional<Build> build = service.build();
        PullPolicy policy = service.settings().lifecycle().pull();
        boolean fetched = !policy.is(When.NEVER) && !policy.is(When.BUILD);
        Optional<Origin> origin = local.image(service.image()).map(LocalImages.Local::origin);
        if (origin.filter(Origin.HERE::equals).isPresent()) {
            return new ImageWay(new ShipImage(service.image(), false), "exists only here");
        }
        if (origin.filter(Origin.UNKNOWN::equals).isPresent()) {
            return build.isPresent()
                    ? new ImageWay(new ShipImage(service.image(), false), "built here")
                    : new ImageWay(new ShipImage(service.image(), fetched), MISSING);
        }
        if (origin.isPresent() && policy.is(When.NEVER)) {
            return new ImageWay(new ShipImage(service.image(), false), "pull_policy: never, and it is here");
        }
        if (build.isEmpty() && policy.is(When.NEVER)) {
            throw new HostException("image " + service.image() + " of " + service.name()
                    + " is not on the host, and the file says pull_policy: never; fetch it with 'stack pull "
                    + service.name() + "', or take pull_policy out");
        }
        return new ImageWay(
                build.<Step>map(how -> new BuildImage(service.image(), how, fetched && how.publishedElsewhere()))
                        .orElseGet(() -> new PullImage(service.image())),
                MISSING);
    }
}
