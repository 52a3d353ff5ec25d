package io.stackfile.export;

import io.stackfile.host.Names;
import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a container has of the host.
 *
 * @param project whose volumes begin with its name; may be empty
 * @param containers all that are exported, by their names and identifiers
 * @param volumes those that a compose file declares, by their keys, to be added to
 * @param notes to be added to
 */
record MountKeys(
        Described seen,
        String service,
        String project,
        Hiding hiding,
        Map<String, Described> containers,
        Map<String, Node> volumes,
        List<String> notes) {
    private static final Set<String> USUAL = Set.of("", "rw", "z", "Z", "nocopy", "rprivate");

    void put(Out out) {
        List<Node> mounts = new ArrayList<>();
        out.put("volumes_from", borrowed());
        seen.container().get("Mounts").items().stream()
                .sorted(java.util.Comparator.comparing(
                        mount -> mount.get("Destination").text()))
                .filter(mount -> !isBorrowed(mount.get("Destination").text()))
                .forEach(mount -> mount(mount).ifPresent(mounts::add));
        requested()
                .filter(mount ->
                        Set.of("image", "tmpfs").contains(mount.get("Type").text()))
                .filter(mount -> seen.container().get("Mounts").items().stream()
                        .noneMatch(there -> there.get("Destination")
                                .text()
                                .equals(mount.get("Target").text())))
                .forEach(mount -> mounts.add(special(mount)));
        out.put("volumes", Out.list(mounts));
        List<String> temporary = new ArrayList<>();
        new TreeMap<>(seen.host().get("Tmpfs").members())
                .forEach((path, options) ->
                        temporary.add(text(path) + (options.text().isEmpty() ? "" : ":" + options.text())));
        out.put("tmpfs", temporary);
    }

    /** From others that are exported, too; what comes from anybody else is named one by one. */
    private List<String> borrowed() {
        List<String> borrowed = new ArrayList<>();
        for (String from : seen.host().get("VolumesFrom").texts()) {
            String mode = from.endsWith(":ro") ? ":ro" : "";
            Described other = containers.get(from.replaceFirst(":[a-zA-Z,]+$", ""));
            if (other == null) {
                notes.add(service + ": the volumes that it has from " + from + " are named one by one");
            } else {
                borrowed.add(other.service() + mode);
            }
        }
        return borrowed;
    }

    private boolean isBorrowed(String path) {
        boolean own = seen.host().get("Binds").texts().stream()
                        .anyMatch(bind -> (bind + ":").contains(":" + path + ":"))
                || requested().anyMatch(mount -> mount.get("Target").text().equals(path));
        return !own
                && seen.host().get("VolumesFrom").texts().stream()
                        .map(from -> containers.get(from.replaceFirst(":[a-zA-Z,]+$", "")))
                        .filter(java.util.Objects::nonNull)
                        .anyMatch(other -> other.container().get("Mounts").items().stream()
                                .anyMatch(
                                        mount -> mount.get("Destination").text().equals(path)));
    }

    private java.util.stream.Stream<Json> requested() {
        return seen.host().get("Mounts").items().stream();
    }

    private Optional<Node> mount(Json mount) {
        return switch (mount.get("Type").text()) {
            case "volume" -> volume(mount);
            case "bind" -> Optional.of(bind(mount));
            case "tmpfs", "image" ->
                requested()
                        .filter(wanted -> wanted.get("Target")
                                .text()
                                .equals(mount.get("Destination").text()))
                        .map(this::special)
                        .findFirst();
            default -> {
                notes.add(service + ": what is at " + mount.get("Destination").text() + " is left out: a "
                        + mount.get("Type").text() + " mount");
                yield Optional.empty();
            }
        };
    }

    private Optional<Node> volume(Json mount) {
        String name = mount.get("Name").text();
        String path = mount.get("Destination").text();
        boolean foreign = name.matches("[0-9a-f]{64}");
        boolean ours = seen.isOurs() && name.equals(Names.volume(project, service, seen.number(), path));
        if (foreign || ours) {
            if (foreign) {
                notes.add(service + ": what is in " + path
                        + " does not come along: its volume has no name; to save it: docker cp " + seen.name() + ":"
                        + path + " .");
            }
            boolean ofImage = seen.imageConfig().get("Volumes").members().containsKey(path);
            return ofImage ? Optional.empty() : Optional.of(Out.text(text(path)));
        }
        boolean own = !project.isEmpty() && name.startsWith(project + "_");
        String key = own ? name.substring(project.length() + 1) : name;
        Out declared = new Out();
        if (!own) {
            declared.put("external", true);
        }
        volumes.putIfAbsent(key, declared.mapping());
        Out options = new Out();
        options.put(
                "nocopy",
                modes(mount).contains("nocopy")
                        || option(path, "VolumeOptions", "NoCopy").isTrue());
        options.put("subpath", option(path, "VolumeOptions", "Subpath").text());
        return Optional.of(place(mount, "volume", key, options));
    }

    private Node bind(Json mount) {
        Out options = new Out();
        String propagation = mount.get("Propagation").text();
        options.put("propagation", USUAL.contains(propagation) ? "" : propagation);
        boolean flat = option(mount.get("Destination").text(), "BindOptions", "NonRecursive")
                .isTrue();
        options.put("recursive", flat ? "disabled" : "");
        modes(mount).stream().filter(Set.of("z", "Z")::contains).forEach(label -> options.put("selinux", label));
        return place(mount, "bind", mount.get("Source").text(), options);
    }

    private Node place(Json mount, String type, String source, Out options) {
        String path = mount.get("Destination").text();
        boolean readOnly = mount.get("RW").text().equals("false");
        boolean isShort = options.isEmpty() && !source.contains(":") && !path.contains(":");
        return isShort
                ? Out.text(text(source) + ":" + text(path) + (readOnly ? ":ro" : ""))
                : new Out()
                        .put("type", type)
                        .put("source", text(source))
                        .put("target", text(path))
                        .put("read_only", readOnly)
                        .put(type, options.mapping())
                        .mapping();
    }

    /** One for which there is only a long form. */
    private Node special(Json mount) {
        Json options = mount.get("TmpfsOptions");
        long mode = options.get("Mode").number();
        return new Out()
                .put("type", mount.get("Type").text())
                .put("source", text(mount.get("Source").text()))
                .put("target", text(mount.get("Target").text()))
                .put("read_only", mount.get("ReadOnly").isTrue())
                .put(
                        "tmpfs",
                        new Out()
                                .put("size", Sizes.of(options.get("SizeBytes").number()))
                                .put("mode", mode == 0 ? "" : Long.toOctalString(mode))
                                .mapping())
                .mapping();
    }

    private Json option(String path, String group, String name) {
        return requested()
                .filter(mount -> mount.get("Target").text().equals(path))
                .map(mount -> mount.at(group, name))
                .findFirst()
                .orElse(Json.NOTHING);
    }

    private static List<String> modes(Json mount) {
        return List.of(mount.get("Mode").text().split(","));
    }

    private String text(String path) {
        return hiding.text(service, "volumes", path);
    }
}
