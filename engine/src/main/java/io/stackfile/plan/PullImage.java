package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Fetches an image from its registry. */
public record PullImage(Image image) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.pullImage(image, progress);
    }

    @Override
    public String toString() {
        return "pull image " + image + image.platform().map(" for "::concat).orElse("");
    }
}
