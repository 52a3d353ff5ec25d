package io.stackfile.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where relative paths start.
 *
 * @param shown as people would type it, empty for where they are
 */
record Folder(Path path, String shown) {
    static Folder of(StackFile file) {
        Path parent = Path.of(file.shown()).getParent();
        return new Folder(file.folder(), parent == null ? "" : parent.toString());
    }

    /** Nothing for what can be no path. */
    Optional<StackFile> file(String written, Values values) {
        return LocalPath.of(written, path, values).map(found -> new StackFile(found, shown(written)));
    }

    private String shown(String written) {
        return written.startsWith("~") || shown.isEmpty()
                ? written
                : Path.of(shown).resolve(written).normalize().toString();
    }
}
