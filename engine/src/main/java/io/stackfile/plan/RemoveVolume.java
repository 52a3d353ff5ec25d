package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.function.Consumer;

/** Removes a volume with all that is in it. */
public record RemoveVolume(String volume) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.removeVolume(volume);
    }

    @Override
    public boolean destroysData() {
        return true;
    }

    @Override
    public String toString() {
        return "remove volume " + volume + " and its data";
    }
}
