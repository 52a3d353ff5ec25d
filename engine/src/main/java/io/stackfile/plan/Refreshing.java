package io.stackfile.plan;

import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.PullPolicy.When;
import io.stackfile.model.Service;
import java.time.Duration;
import java.util.Optional;

/** Whether the {@code pull_policy} of a service wants an image anew that the host has already, and how. */
record Refreshing(Observed observed, LocalImages local, ImageAges ages) {
    /** Nothing when what the host has will do; what it lacks is fetched in any case, and not here. */
    Optional<ImageWay> of(Service service) {
        PullPolicy policy = service.settings().lifecycle().pull();
        if (observed.image(service.image()).isEmpty()) {
            return Optional.empty();
        }
        if (policy.is(When.BUILD)) {
            return service.build()
                    .map(build -> new ImageWay(new BuildImage(service.image(), build, false), reason(policy)));
        }
        return isChangeable(service)
                ? why(policy, service.image()).map(reason -> new ImageWay(fetch(service), reason))
                : Optional.empty();
    }

    /** A digest is always the same image; what is only built, here or there, is in no registry. */
    private boolean isChangeable(Service service) {
        return !service.image().isDigest()
                && service.build().map(Build::publishedElsewhere).orElse(true)
                && local.image(service.image())
                        .filter(image -> image.origin() == LocalImages.Origin.HERE)
                        .isEmpty();
    }

    private static Step fetch(Service service) {
        return service.build()
                .<Step>map(build -> new BuildImage(service.image(), build, true))
                .orElseGet(() -> new PullImage(service.image()));
    }

    private Optional<String> why(PullPolicy policy, Image image) {
        if (policy.is(When.ALWAYS)) {
            return Optional.of(reason(policy));
        }
        if (!policy.is(When.OLD)) {
            return Optional.empty();
        }
        Optional<Duration> age = ages.of(image);
        if (age.isEmpty()) {
            return Optional.of(reason(policy) + ", and nobody knows how old it is");
        }
        return age.filter(old -> old.compareTo(policy.age()) >= 0)
                .map(old -> reason(policy) + ", and it was fetched " + words(old) + " ago");
    }

    private static String reason(PullPolicy policy) {
        return "pull_policy: " + policy.written();
    }

    private static String words(Duration age) {
        return age.toHours() >= 48
                ? age.toDays() + " days"
                : age.toMinutes() >= 120 ? age.toHours() + " hours" : Count.of((int) age.toMinutes(), "minute");
    }
}
