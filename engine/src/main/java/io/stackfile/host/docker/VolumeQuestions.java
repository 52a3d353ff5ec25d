package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.VolumeUser;
import io.stackfile.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks an engine about its volumes. */
record VolumeQuestions(Engine engine) {
    private static final List<String> ALIVE = List.of("running", "paused", "restarting");

    /** How many bytes there are in each, as far as the engine tells; one that is kept elsewhere has no size. */
    Map<String, Long> sizes() {
        Json used = engine.get("tell how large its volumes are", "/system/df?type=volume");
        Map<String, Long> sizes = new TreeMap<>();
        Stream.concat(used.get("Volumes").items().stream(), used.at("VolumeUsage", "Items").items().stream())
                .filter(volume -> volume.at("UsageData", "Size").isPresent())
                .filter(volume -> volume.at("UsageData", "Size").number() >= 0)
                .forEach(volume -> sizes.put(
                        volume.get("Name").text(),
                        volume.at("UsageData", "Size").number()));
        return sizes;
    }

    /** The containers that have a volume, by its name, sorted by theirs. */
    Map<String, List<VolumeUser>> users() {
        Map<String, List<VolumeUser>> users = new TreeMap<>();
        for (Json container : containers()) {
            for (Json mount : container.get("Mounts").items()) {
                if (!mount.get("Name").text().isEmpty()) {
                    users.computeIfAbsent(mount.get("Name").text(), first -> new ArrayList<>())
                            .add(user(container, mount));
                }
            }
        }
        users.values().forEach(list -> list.sort(Comparator.comparing(VolumeUser::container)));
        return users;
    }

    /** The images of the containers that have it, and then all others that have a name. */
    List<String> images(String volume) {
        return Stream.concat(
                        containers().stream()
                                .filter(container -> container.get("Mounts").items().stream()
                                        .anyMatch(mount ->
                                                mount.get("Name").text().equals(volume)))
                                .map(container -> container.get("ImageID").text()),
                        engine.get("list its images", "/images/json").items().stream()
                                .filter(image -> !image.get("RepoTags").texts().isEmpty())
                                .map(image -> image.get("Id").text()))
                .distinct()
                .toList();
    }

    private List<Json> containers() {
        return engine.get("list its containers", "/containers/json?all=1").items();
    }

    private static VolumeUser user(Json container, Json mount) {
        return new VolumeUser(
                container.get("Names").texts().get(0).substring(1),
                container.at("Labels", Labels.STACK).text(),
                container.at("Labels", Labels.SERVICE).text(),
                ALIVE.contains(container.get("State").text()),
                mount.get("RW").isTrue());
    }
}
