package io.stackfile.reader;

import io.stackfile.model.Content;
import io.stackfile.model.PlacedFile;
import io.stackfile.model.Value;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file declares under {@code configs} and {@code secrets}; looked into only when a service asks for it, and then once. */
final class FileDefinitions {
    private final CheckedFile file;
    private final Map<String, Optional<Content>> read = new HashMap<>();

    FileDefinitions(CheckedFile file) {
        this.file = file;
    }

    /** The names that are declared; none where there is no place for them. */
    Set<String> names(PlacedFile.Kind kind) {
        return declared(kind).map(declared -> declared.entries().keySet()).orElse(Set.of());
    }

    boolean havePlace() {
        return file.dialect() == Dialect.COMPOSE;
    }

    /** Nothing when something is wrong with it, which then has been said. */
    Optional<Content> content(PlacedFile.Kind kind, String name) {
        return read.computeIfAbsent(kind + "." + name, where -> {
            Node.Entry entry = java.util.Objects.requireNonNull(
                    declared(kind).orElseThrow().entries().get(name));
            return new FileSource(kind, entry, file).content();
        });
    }

    /** The texts of the secrets that were looked into. */
    List<Value> secrets() {
        return read.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PlacedFile.Kind.SECRETS + "."))
                .flatMap(entry -> entry.getValue().flatMap(Content::text).stream())
                .filter(text -> !text.isEmpty())
                .sorted()
                .map(Value::secret)
                .toList();
    }

    private Optional<Node.Mapping> declared(PlacedFile.Kind kind) {
        return Optional.of(file.document())
                .filter(document -> havePlace())
                .flatMap(document -> document.get(kind.toString()))
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast);
    }
}
