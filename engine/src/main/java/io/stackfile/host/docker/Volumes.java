package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.VolumeSpec;
import io.stackfile.json.JsonObject;

/** Makes and destroys volumes. */
record Volumes(Engine engine) {
    void create(VolumeSpec volume) {
        JsonObject labels = new JsonObject()
                .with(Labels.COMPOSE_PROJECT, volume.stack())
                .with(Labels.COMPOSE_VERSION, ContainerLabels.VERSION_OF_COMPOSE)
                .with(Labels.COMPOSE_VOLUME, volume.key())
                .with(Labels.STACK, volume.stack())
                .with(Labels.VOLUME, volume.key());
        engine.tell(
                "create volume " + volume.name(),
                "POST",
                "/volumes/create",
                new JsonObject()
                        .with("Name", volume.name())
                        .with("Driver", volume.driver().orElse("local"))
                        .with("Labels", labels));
    }

    void remove(String name) {
        engine.tell("remove volume " + name, "DELETE", "/volumes/" + name);
    }
}
