package io.stackfile.reader;

import io.stackfile.model.Mount;
import io.stackfile.model.PlacedFile;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code configs} and {@code secrets} of a service: a name, or {@code source}, {@code target}, {@code uid}, {@code gid} and {@code mode}. */
final class PlacedFileReader {
    /** The engine has file systems of its own there, or the runtime has. */
    private static final List<String> OF_THE_SYSTEM = List.of("/dev", "/proc", "/sys");

    private final Keys keys;
    private final FileDefinitions definitions;
    private final List<Mount> mounts;
    private final Set<String> targets = new HashSet<>();

    PlacedFileReader(Keys keys, FileDefinitions definitions, List<Mount> mounts) {
        this.keys = keys;
        this.definitions = definitions;
        this.mounts = mounts;
    }

    List<PlacedFile> read() {
        List<PlacedFile> files = new ArrayList<>();
        for (PlacedFile.Kind kind : PlacedFile.Kind.values()) {
            keys.items(kind.toString()).forEach(item -> file(kind, item).ifPresent(files::add));
        }
        return files;
    }

    private Optional<PlacedFile> file(PlacedFile.Kind kind, Node item) {
        if (item instanceof Node.Scalar name) {
            return file(kind, name, new Keys(new Node.Mapping(name.at(), java.util.Map.of()), "", keys.problems()));
        }
        if (item instanceof Node.Mapping mapping) {
            Keys inner = new Keys(mapping, keys.where(kind.toString()), keys.problems());
            return inner.scalar("source").flatMap(name -> file(kind, name, inner));
        }
        return Optional.empty();
    }

    private Optional<PlacedFile> file(PlacedFile.Kind kind, Node.Scalar name, Keys inner) {
        if (!definitions.names(kind).contains(name.text())) {
            keys.error(
                    name, kind.toString(), "there is no " + kind.noun() + " '" + name.text() + "'", cure(kind, name));
            return Optional.empty();
        }
        Node.Scalar at = inner.scalar("target").orElse(name);
        String target = target(kind, name.text(), inner.text("target"));
        checkTarget(kind, at, target);
        int uid = id(inner, "uid");
        int gid = id(inner, "gid");
        int mode = mode(inner);
        return definitions
                .content(kind, name.text())
                .map(content -> new PlacedFile(kind, name.text(), target, uid, gid, mode, content));
    }

    private String cure(PlacedFile.Kind kind, Node.Scalar name) {
        if (!definitions.havePlace()) {
            return "declare it at the top, under '" + kind + ":' beside 'services:'; indent the services below that";
        }
        return Suggestion.didYouMean(name.text(), definitions.names(kind))
                .orElse("declare it at the top level: " + kind + ": {" + name.text() + ": {file: ./" + name.text()
                        + "}}");
    }

    /** A name alone is in the folder where such files usually are. */
    private static String target(PlacedFile.Kind kind, String source, Optional<String> written) {
        return written.map(target -> target.startsWith("/") ? target : kind.usualTarget(target))
                .orElseGet(() -> kind.usualTarget(source));
    }

    private void checkTarget(PlacedFile.Kind kind, Node.Scalar at, String target) {
        String key = kind.toString();
        boolean isPath = !target.endsWith("/") && !target.contains("//") && !target.matches(".*/\\.{1,2}(/.*)?");
        if (!isPath) {
            keys.error(at, key, "'" + target + "' is not the path of a file", "write /etc/app/settings.conf, say");
        } else if (OF_THE_SYSTEM.stream().anyMatch(folder -> PlacedFile.isIn(folder, target))) {
            keys.error(at, key, "no file can be put at " + target, "the system has that folder; choose another target");
        } else if (!targets.add(target)) {
            keys.error(at, key, "two configs or secrets have the path " + target, "give one of them another target");
        } else {
            mounts.stream()
                    .filter(mount -> PlacedFile.isIn(mount.target(), target))
                    .findFirst()
                    .ifPresent(mount -> checkMount(key, at, target, mount));
        }
    }

    /** What is put into a volume stays with the engine; what is put into a folder of the host would stay on its disk. */
    private void checkMount(String key, Node.Scalar at, String target, Mount mount) {
        String place = target + " is in the volume '" + mount + "'";
        if (mount.target().equals(target)) {
            keys.error(at, key, target + " is the path of a volume too", "leave one of them out");
        } else if (mount instanceof Mount.Temporary) {
            keys.error(
                    at,
                    key,
                    target + " is in " + mount.target() + ", which is in memory and empty when the container starts",
                    "give it another target");
        } else if (mount instanceof Mount.Bind) {
            keys.error(at, key, place + ", so it would be left on the host's disk", "give it another target");
        } else if (mount.readOnly() || mount instanceof Mount.OfImage) {
            keys.error(at, key, place + ", which is read-only", "give it another target");
        }
    }

    private static int id(Keys inner, String key) {
        Optional<Node.Scalar> written = inner.scalar(key);
        if (written.isEmpty()) {
            return 0;
        }
        String text = written.get().text().strip();
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        inner.error(
                written.get(),
                key,
                "'" + text + "' is not the number of a " + (key.equals("uid") ? "user" : "group"),
                "write " + key + ": '1000'; names are known only in the container");
        return 0;
    }

    private static int mode(Keys inner) {
        Optional<Node.Scalar> written = inner.scalar("mode");
        if (written.isEmpty()) {
            return PlacedFile.USUAL_MODE;
        }
        String text = written.get().text().strip();
        if (text.matches("0?o?[0-7]{3,4}")) {
            return Integer.parseInt(text.replace("o", ""), 8);
        }
        inner.error(
                written.get(),
                "mode",
                "'" + text + "' is not a mode in octal",
                "write mode: '0444' for everybody or '0400' for the owner alone");
        return PlacedFile.USUAL_MODE;
    }
}
