package io.stackfile.canonical;

import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LocalPath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths of this machine, from its root. */
final class Paths {
    private static final Pattern REMOTE =
            Pattern.compile("(?s)[a-z][a-z0-9+.-]*://.*|git@.*|github\\.com/.*|service:.*");

    private final CheckedFile file;

    Paths(CheckedFile file) {
        this.file = file;
    }

    /** An absolute path stays as it is written. */
    Optional<Node> path(Node written) {
        return Tree.textOf(written)
                .map(path -> path.startsWith("/") ? path : absolute(path))
                .map(path -> Tree.text(written, path));
    }

    /** A folder here, or an address that Docker gets one from. */
    Optional<Node> folder(Node written) {
        return Tree.textOf(written).filter(REMOTE.asMatchPredicate()).isPresent()
                ? Plain.TEXT.of(written)
                : path(written);
    }

    private String absolute(String path) {
        return LocalPath.of(path, file.folder(), file.values())
                .map(Path::toString)
                .orElse(path);
    }
}
