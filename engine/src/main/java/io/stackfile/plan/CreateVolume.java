package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.VolumeSpec;
import java.util.function.Consumer;

/** Makes a volume the file names. */
public record CreateVolume(VolumeSpec volume) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.createVolume(volume);
    }

    @Override
    public String toString() {
        return "create volume " + volume.name();
    }
}
