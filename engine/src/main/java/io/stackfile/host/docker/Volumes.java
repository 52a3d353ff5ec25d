package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.VolumeSpec;
import io.stackfile.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Makes and destroys volumes. */
record Volumes(Engine engine) {
    void create(VolumeSpec volume) {
        Map<String, String> labels = new TreeMap<>(volume.labels());
        labels.put(Labels.COMPOSE_PROJECT, volume.stack());
        labels.put(Labels.COMPOSE_VERSION, ContainerLabels.VERSION_OF_COMPOSE);
        labels.put(Labels.COMPOSE_VOLUME, volume.key());
        labels.put(Labels.STACK, volume.stack());
        labels.put(Labels.VOLUME, volume.key());
        if (!volume.fingerprint().isEmpty()) {
            labels.put(Labels.FINGERPRINT, volume.fingerprint());
        }
        JsonObject request = new JsonObject()
                .with("Name", volume.name())
                .with("Driver", volume.driver().orElse("local"));
        if (!volume.options().isEmpty()) {
            request.with("DriverOpts", NetworkRequest.object(volume.options()));
        }
        engine.tell(
                "create volume " + volume.name(),
                "POST",
                "/volumes/create",
                request.with("Labels", NetworkRequest.object(labels)));
    }

    void remove(String name) {
        engine.tell("remove volume " + name, "DELETE", "/volumes/" + name);
    }
}
