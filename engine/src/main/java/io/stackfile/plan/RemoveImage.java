package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.function.Consumer;

/** Removes an image unless somebody still uses it. */
public record RemoveImage(String id, String name) implements Step {
    private static final int SHORT = 12;

    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (!host.removeImage(id)) {
            progress.accept(Headway.said("stays: others use it"));
        }
    }

    @Override
    public String toString() {
        String hex = id.replaceFirst("^sha256:", "");
        return "remove image " + name + " (" + hex.substring(0, Math.min(SHORT, hex.length())) + ")";
    }
}
