package io.stackfile.host.ssh.config;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration file whose first line asks for destinations. {@code @HERE@} in it becomes the folder it is copied to, with
 * the folder of the same name beside it.
 */
record ConfigCase(Path given) {
    private static final Path FOLDER = Path.of("src/test/resources/ssh/config");

    static List<ConfigCase> all() {
        return Golden.cases("ssh/config", ".config").stream()
                .map(ConfigCase::new)
                .toList();
    }

    String name() {
        return given.getFileName().toString().replace(".config", "");
    }

    List<Destination> destinations() {
        return Stream.of(firstLine("# ask: ").split(" "))
                .map(Destination::parse)
                .toList();
    }

    /** Why {@code ssh} is not asked; empty when it is. */
    String withoutSsh() {
        return firstLine("# without ssh: ");
    }

    Path copyTo(Path folder) {
        Path copy = copy(given, folder.resolve("config"), folder);
        Path more = FOLDER.resolve(name());
        if (Files.isDirectory(more)) {
            try (Stream<Path> files = Files.walk(more)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                copy(file, folder.resolve(more.relativize(file).toString()), folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return copy;
    }

    private static Path copy(Path from, Path to, Path folder) {
        try {
            Files.createDirectories(to.toAbsolutePath().resolveSibling(""));
            Files.writeString(to, Files.readString(from).replace("@HERE@", folder.toString()));
            return Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String firstLine(String start) {
        try {
            return Files.readAllLines(given).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
