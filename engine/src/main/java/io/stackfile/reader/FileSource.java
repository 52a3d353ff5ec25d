package io.stackfile.reader;

import io.stackfile.model.Content;
import io.stackfile.model.PlacedFile;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LocalPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the content of a config or a secret comes from: a file here, a variable of the shell, or the text itself. */
final class FileSource {
    /** Swarm's limits are half of it and less; what is larger is data, not settings. */
    private static final int LIMIT = 1 << 20;

    private static final List<String> SOURCES = List.of("file", "environment", "content");
    private static final List<String> OF_SWARM = List.of("external", "driver", "template_driver");

    private final PlacedFile.Kind kind;
    private final Node.Entry entry;
    private final CheckedFile file;
    private final Keys keys;

    FileSource(PlacedFile.Kind kind, Node.Entry entry, CheckedFile file) {
        this.kind = kind;
        this.entry = entry;
        this.file = file;
        Node.Mapping mapping = entry.value() instanceof Node.Mapping given
                ? given
                : new Node.Mapping(entry.key().at(), Map.of());
        this.keys = new Keys(mapping, kind + "." + entry.name(), file.problems());
    }

    Optional<Content> content() {
        List<String> ofSwarm = OF_SWARM.stream().filter(this::isGiven).toList();
        if (!ofSwarm.isEmpty()) {
            return wrong(
                    key(ofSwarm.get(0)),
                    "'" + ofSwarm.get(0) + "' is for a Swarm, which keeps " + kind
                            + " itself; this is a Docker engine, which does not",
                    "write file: ./" + entry.name() + " instead");
        }
        List<String> given = SOURCES.stream().filter(this::isGiven).toList();
        if (given.isEmpty()) {
            return wrong(entry.key(), "nothing says what is in the " + kind.noun(), "write file: ./" + entry.name());
        }
        if (given.size() > 1) {
            return wrong(
                    key(given.get(1)),
                    "'" + given.get(0) + "' says already what is in the " + kind.noun(),
                    "leave one of them out");
        }
        return switch (given.get(0)) {
            case "file" -> keys.scalar("file").flatMap(this::ofFile);
            case "environment" -> keys.scalar("environment").flatMap(this::ofVariable);
            default -> keys.scalar("content").map(Node.Scalar::text).map(Content::of);
        };
    }

    private boolean isGiven(String key) {
        return keys.node(key).isPresent() && !(key.equals("external") && isFalse(key));
    }

    private boolean isFalse(String key) {
        return keys.scalar(key).isPresent() && !keys.flag(key);
    }

    private Node.Scalar key(String name) {
        return java.util.Objects.requireNonNull(keys.mapping().entries().get(name))
                .key();
    }

    private Optional<Content> ofVariable(Node.Scalar name) {
        Optional<Content> content = file.values().variable(name.text()).map(Content::of);
        return content.isPresent()
                ? content
                : wrong(
                        name,
                        "the variable " + name.text() + " has no value",
                        "set it in the shell: export " + name.text() + "=…");
    }

    private Optional<Content> ofFile(Node.Scalar written) {
        String shown = "'" + written.text() + "'";
        Optional<Path> path = LocalPath.of(written.text(), file.folder(), file.values());
        if (path.isEmpty() || !Files.exists(path.get())) {
            return wrong(
                    written,
                    "there is no file " + shown + LocalPath.beside(written.text()),
                    "name one that is there, on the machine where stack runs");
        }
        if (Files.isDirectory(path.get())) {
            return wrong(written, shown + " is a folder", "name a file in it, and each further one for itself");
        }
        try (InputStream in = Files.newInputStream(path.get())) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT
                    ? wrong(
                            written,
                            shown + " is larger than 1 MiB, the most a " + kind.noun() + " can be",
                            "put it into the image or into a volume")
                    : Optional.of(Content.of(bytes));
        } catch (IOException e) {
            return wrong(written, shown + " cannot be read", "look at its owner and its permissions");
        }
    }

    private Optional<Content> wrong(Node.Scalar at, String what, String cure) {
        file.problems().error(at, keys.where(), what, cure);
        return Optional.empty();
    }
}
