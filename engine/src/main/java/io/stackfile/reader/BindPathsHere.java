package io.stackfile.reader;

import io.stackfile.source.CheckedFile;
import java.nio.file.Path;
import java.util.Optional;

/** Paths of this machine. */
final class BindPathsHere implements BindPaths {
    @Override
    public Meaning ofHome(String source, String target) {
        String home = System.getProperty("user.home", "/root");
        return new There(Path.of(home + source.substring(1)).normalize().toString(), Optional.empty());
    }

    @Override
    public Meaning ofRelative(CheckedFile file, String source, String target) {
        return new There(file.folder().resolve(source).normalize().toString(), Optional.empty());
    }
}
