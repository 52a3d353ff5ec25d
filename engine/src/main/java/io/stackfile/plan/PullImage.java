package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Fetches an image from its registry. */
public record PullImage(Image image) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.pullImage(image, progress);
    }

    /** Fetches it if it can be had; if not, why is only told. */
    boolean succeedsOn(Host host, Consumer<Headway> progress) {
        try {
            on(host, progress);
            return true;
        } catch (HostException notThere) {
            progress.accept(Headway.said("not pulled: " + notThere.getMessage()));
            return false;
        }
    }

    @Override
    public String toString() {
        return "pull image " + image + image.platform().map(" for "::concat).orElse("");
    }
}
