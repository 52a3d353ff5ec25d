package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Sends an image to its registry. */
public record PushImage(Image image) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.pushImage(image, progress);
    }

    @Override
    public String toString() {
        return "push image " + image;
    }
}
