package io.stackfile.host;

import io.stackfile.model.Image;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long ago images got their names on a host, by its own clock; those of which it does not know are left out. */
public record ImageAges(Map<Image, Duration> ages) {
    public static final ImageAges UNKNOWN = new ImageAges(Map.of());

    public ImageAges {
        ages = Map.copyOf(ages);
    }

    /** Of the services that want an image anew when it is old; where there is none, nothing is asked. */
    public static ImageAges of(Collection<Service> services, Host host) {
        List<Image> images = services.stream()
                .filter(service -> service.settings().lifecycle().pull().is(PullPolicy.When.OLD))
                .map(Service::image)
                .distinct()
                .toList();
        if (images.isEmpty()) {
            return UNKNOWN;
        }
        Instant now = host.clock();
        Map<Image, Duration> ages = new HashMap<>();
        images.forEach(image ->
                host.imageSince(image).ifPresent(since -> ages.put(image, Duration.between(since, now))));
        return new ImageAges(ages);
    }

    public Optional<Duration> of(Image image) {
        return Optional.ofNullable(ages.get(image));
    }
}
