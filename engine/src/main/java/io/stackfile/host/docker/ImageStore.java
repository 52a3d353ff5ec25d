package io.stackfile.host.docker;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Image;
import java.util.List;
import java.util.Optional;

/**
 * How an engine keeps images. Most unpack each layer and forget how it came; containerd's store keeps what came, packed or
 * not, and may take an image without the layers it has in another form, to find out when somebody wants a container.
 */
record ImageStore(Engine engine) {
    boolean isContainerd(String deed) {
        return engine.get(deed, "/info").get("DriverStatus").items().stream()
                .map(Json::texts)
                .anyMatch(List.of("driver-type", "io.containerd.snapshotter.v1")::equals);
    }

    /** Makes a container, which is never started, and removes it. */
    boolean canMakeContainer(String deed, Image image) {
        JsonObject container = new JsonObject()
                .with("Image", image.name())
                .with("Cmd", List.of("true"))
                .with("NetworkDisabled", true);
        boolean[] made = new boolean[1];
        engine.doing(deed, () -> {
            try {
                String said = engine.order("POST", "/containers/create", Optional.of(container));
                made[0] = true;
                String id = NotAnEngine.json(said).get("Id").text();
                engine.order("DELETE", "/containers/" + id + "?v=1&force=1", Optional.empty());
            } catch (EngineError refused) {
                if (made[0]) {
                    throw refused;
                }
            }
        });
        return made[0];
    }
}
