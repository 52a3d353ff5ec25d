package io.stackfile.reader;

import io.stackfile.model.Content;
import io.stackfile.model.PlacedFile;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the content of a config or a secret comes from: a file here, a variable of the shell, or the text itself. */
final class FileSource {
    private static final List<String> SOURCES = List.of("file", "environment", "content");
    private static final List<String> OF_SWARM = List.of("external", "driver", "template_driver");

    private final PlacedFile.Kind kind;
    private final Node.Entry entry;
    private final CheckedFile file;
    private final Keys keys;
    private final FileHere here;

    FileSource(PlacedFile.Kind kind, Node.Entry entry, CheckedFile file) {
        this.kind = kind;
        this.entry = entry;
        this.file = file;
        Node.Mapping mapping = entry.value() instanceof Node.Mapping given
                ? given
                : new Node.Mapping(entry.key().at(), Map.of());
        this.keys = new Keys(mapping, kind + "." + entry.name(), file.problems());
        this.here = new FileHere(file, keys.where(), kind.noun());
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
            case "file" -> keys.scalar("file").flatMap(here::read);
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

    private Optional<Content> wrong(Node.Scalar at, String what, String cure) {
        file.problems().error(at, keys.where(), what, cure);
        return Optional.empty();
    }
}
