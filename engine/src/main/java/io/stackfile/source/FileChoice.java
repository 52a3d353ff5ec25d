package io.stackfile.source;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the command line says of files, before any is looked for.
 *
 * @param folder where {@code stack} was called
 * @param files as they were typed; {@code -} is the input; none means the known names, here and upwards
 * @param envFiles as they were typed; none means {@code .env}
 * @param name of the stack, if it is given
 * @param profiles that are to be active; none leaves it to {@code COMPOSE_PROFILES}
 * @param services that were named, whose profiles are active by that
 */
public record FileChoice(
        Path folder,
        List<String> files,
        List<String> envFiles,
        Optional<String> name,
        List<String> profiles,
        Set<String> services,
        Supplier<InputStream> input) {
    public FileChoice {
        folder = folder.toAbsolutePath().normalize();
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
        services = Set.copyOf(services);
    }

    /** One file in its folder, and nothing else said. */
    public static FileChoice of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return of(
                absolute.getParent() == null ? absolute : absolute.getParent(),
                file.getFileName().toString());
    }

    /** Files of a folder, and nothing else said. */
    public static FileChoice of(Path folder, String... files) {
        return new FileChoice(
                folder, List.of(files), List.of(), Optional.empty(), List.of(), Set.of(), InputStream::nullInputStream);
    }
}
