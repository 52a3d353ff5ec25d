package io.stackfile.host.docker;

import io.stackfile.host.Locks;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Marks as empty volumes: an engine makes one of a name at a time, and answers with the one that is there. */
record VolumeLocks(Engine engine) implements Locks {
    private static final int NOT_FOUND = 404;

    @Override
    public Map<String, String> put(String name, Map<String, String> labels) {
        JsonObject request = new JsonObject()
                .with("Name", name)
                .with("Driver", "local")
                .with("Labels", NetworkRequest.object(new TreeMap<>(labels)));
        return labels(engine.make("create volume " + name, "/volumes/create", request));
    }

    @Override
    public List<Mark> of(String label, String value) {
        return engine
                .get("list the locks", "/volumes?filters=" + Observing.labelled(label + "=" + value))
                .get("Volumes")
                .items()
                .stream()
                .map(VolumeLocks::mark)
                .sorted(Comparator.comparing(Mark::name))
                .toList();
    }

    private static Mark mark(Json volume) {
        return new Mark(
                volume.get("Name").text(),
                labels(volume),
                OffsetDateTime.parse(volume.get("CreatedAt").text()).toInstant());
    }

    private static Map<String, String> labels(Json volume) {
        Map<String, String> labels = new TreeMap<>();
        volume.get("Labels").members().forEach((name, value) -> labels.put(name, value.text()));
        return labels;
    }

    @Override
    public void remove(String name) {
        engine.doing("remove volume " + name, () -> {
            try {
                engine.order("DELETE", "/volumes/" + name, Optional.empty());
            } catch (EngineError e) {
                if (e.status != NOT_FOUND) {
                    throw e;
                }
            }
        });
    }
}
