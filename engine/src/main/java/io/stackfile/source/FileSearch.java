package io.stackfile.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file of a folder when none is named: the first of the known names, here and then upwards. */
public final class FileSearch {
    /** In the order in which they are looked for. */
    public static final List<String> NAMES = List.of(
            "stack.yml",
            "stack.yaml",
            "stackfile.yml",
            "stackfile.yaml",
            "Stackfile",
            "docker-cloud.yml",
            "docker-cloud.yaml",
            "tutum.yml",
            "tutum.yaml",
            "compose.yaml",
            "compose.yml",
            "docker-compose.yaml",
            "docker-compose.yml");

    private FileSearch() {}

    public static Optional<Path> from(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), f -> f != null, Path::getParent)
                .flatMap(here -> NAMES.stream().map(here::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether a file has one of the names that say nothing of the stack, so that its folder does. */
    static boolean isDefaultName(Path file) {
        return NAMES.contains(file.getFileName().toString());
    }
}
