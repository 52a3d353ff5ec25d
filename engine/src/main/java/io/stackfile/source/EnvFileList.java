package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.SourceText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The files that {@code env_file} names: a path, a list of them, or {@code path} with {@code required} and {@code format}. */
final class EnvFileList {
    private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

    private final String where;
    private final CheckedFile file;
    private final List<EnvFile> read = new ArrayList<>();

    private EnvFileList(String where, CheckedFile file) {
        this.where = where;
        this.file = file;
    }

    static List<EnvFile> of(Node written, String where, CheckedFile file) {
        EnvFileList files = new EnvFileList(where, file);
        if (written instanceof Node.Sequence sequence) {
            sequence.items().forEach(files::add);
        } else {
            files.add(written);
        }
        return files.read;
    }

    private void add(Node item) {
        if (item instanceof Node.Scalar path && !path.isNull()) {
            add(path, true, false);
        } else if (item instanceof Node.Mapping mapping
                && mapping.get("path").orElse(mapping) instanceof Node.Scalar path) {
            boolean required = !FALSE.contains(text(mapping, "required"));
            add(path, required, text(mapping, "format").equals("raw"));
        }
    }

    private static String text(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private void add(Node.Scalar written, boolean required, boolean raw) {
        Optional<Path> path = LocalPath.of(written.text(), file.folder(), file.values());
        if (path.isEmpty() || !Files.exists(path.get())) {
            if (required) {
                error(
                        written,
                        "there is no file '" + written.text() + "'" + LocalPath.beside(written.text()),
                        where.endsWith("label_file")
                                ? "name one that is there"
                                : "name one that is there; with required: false it may be missing");
            }
        } else if (Files.isDirectory(path.get())) {
            error(written, "'" + written.text() + "' is a folder", "name the file in it");
        } else if (!Files.isReadable(path.get())) {
            error(written, "'" + written.text() + "' cannot be read", "look at its owner and its permissions");
        } else {
            read(path.get(), shown(written.text()), raw);
        }
    }

    private void error(Node.Scalar at, String what, String cure) {
        file.problems().error(at, where, what, cure);
    }

    private void read(Path path, String shown, boolean raw) {
        try {
            EnvFile text = new EnvFile(SourceText.read(path, shown), raw);
            text.report(file.problems());
            read.add(text);
        } catch (ProblemException notText) {
            notText.problems().forEach(file.problems()::add);
        }
    }

    /** As somebody would type it who typed the name of the stack's file. */
    private String shown(String written) {
        try {
            Path stack = Path.of(file.document().at().source().name());
            return written.startsWith("~")
                    ? written
                    : stack.resolveSibling(written).normalize().toString();
        } catch (InvalidPathException e) {
            return written;
        }
    }
}
