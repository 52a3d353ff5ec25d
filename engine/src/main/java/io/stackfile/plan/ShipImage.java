package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Sends an image of this machine to the host; when told so, only if it cannot be fetched from its registry. */
public record ShipImage(Image image, boolean pullFirst) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (!pullFirst || !new PullImage(image).succeedsOn(host, progress)) {
            host.shipImage(image, progress);
        }
    }

    @Override
    public String toString() {
        return (pullFirst ? "pull or ship image " : "ship image ") + image;
    }
}
