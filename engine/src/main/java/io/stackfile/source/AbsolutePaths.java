package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A checked file's tree with the files of configs and secrets as they are found from anywhere on this machine. */
public final class AbsolutePaths {
    private final CheckedFile file;

    private AbsolutePaths(CheckedFile file) {
        this.file = file;
    }

    public static Node.Mapping of(CheckedFile file) {
        return file.dialect() == Dialect.STACKFILE ? file.document() : new AbsolutePaths(file).document();
    }

    private Node.Mapping document() {
        return changed(
                file.document(), key -> key.equals("configs") || key.equals("secrets"), mapping(this::definitions));
    }

    private Node.Mapping definitions(Node.Mapping definitions) {
        return changed(definitions, name -> !name.startsWith("x-"), mapping(this::definition));
    }

    private Node.Mapping definition(Node.Mapping definition) {
        return changed(definition, "file"::equals, this::absolute);
    }

    private Node absolute(Node node) {
        return node instanceof Node.Scalar path && !path.isNull()
                ? path.withText(LocalPath.of(path.text(), file.folder(), file.values())
                        .map(Path::toString)
                        .orElse(path.text()))
                : node;
    }

    private static UnaryOperator<Node> mapping(UnaryOperator<Node.Mapping> change) {
        return node -> node instanceof Node.Mapping mapping ? change.apply(mapping) : node;
    }

    private static Node.Mapping changed(Node.Mapping mapping, Predicate<String> which, UnaryOperator<Node> change) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.replaceAll(
                (key, entry) -> which.test(key) ? new Node.Entry(entry.key(), change.apply(entry.value())) : entry);
        return new Node.Mapping(mapping.at(), entries);
    }
}
