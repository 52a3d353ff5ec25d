package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.model.Image;
import java.util.function.Consumer;

/** Sends an image of this machine to the host; when told so, only if it cannot be fetched from its registry. */
public record ShipImage(Image image, boolean pullFirst) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (!pullFirst || !pulled(host, progress)) {
            host.shipImage(image, progress);
        }
    }

    private boolean pulled(Host host, Consumer<Headway> progress) {
        try {
            host.pullImage(image, progress);
            return true;
        } catch (HostException notThere) {
            progress.accept(Headway.said("not pulled: " + notThere.getMessage()));
            return false;
        }
    }

    @Override
    public String toString() {
        return (pullFirst ? "pull or ship image " : "ship image ") + image;
    }
}
