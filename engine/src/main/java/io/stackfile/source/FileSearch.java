package io.stackfile.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files: those that are named, else the first of the known names, here and then upwards, and its override. */
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

    private static final String INPUT = "-";

    private final FileChoice choice;
    private final Values settings;

    /** {@code settings} are the variables that may name files. */
    FileSearch(FileChoice choice, Values settings) {
        this.choice = choice;
        this.settings = settings;
    }

    /** In the order in which one goes over the other; none where nothing is named and nothing found. */
    List<StackFile> files() {
        List<String> named = choice.files().isEmpty() ? fromSettings() : choice.files();
        return named.isEmpty()
                ? from(choice.folder()).map(this::withOverride).orElse(List.of())
                : named.stream().map(this::named).toList();
    }

    private List<String> fromSettings() {
        String separator = settings.variable("COMPOSE_PATH_SEPARATOR").orElse(File.pathSeparator);
        return settings.variable("COMPOSE_FILE")
                .map(paths -> Stream.of(paths.split(Pattern.quote(separator)))
                        .filter(path -> !path.isBlank())
                        .toList())
                .orElse(List.of());
    }

    private StackFile named(String written) {
        return new StackFile(choice.folder().resolve(written), written.equals(INPUT) ? "input" : written);
    }

    private List<StackFile> withOverride(Path found) {
        Path here = choice.folder();
        String shown = found.startsWith(here) ? here.relativize(found).toString() : found.toString();
        StackFile file = new StackFile(found, shown);
        String name = found.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of(file);
        }
        return Stream.concat(
                        Stream.of(file),
                        Stream.of(".override.yml", ".override.yaml")
                                .map(ending -> file.sibling(name.substring(0, dot) + ending))
                                .filter(override -> Files.isRegularFile(override.path()))
                                .limit(1))
                .toList();
    }

    private static Optional<Path> from(Path folder) {
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
