package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.schema.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The examples that this program carries with it: the build puts them beside its classes. */
final class Examples {
    private static final String FOLDER = "examples/";
    private static final String TABLE = FOLDER + "README.md";

    private Examples() {}

    /** In the order of the table. */
    static List<Example> all() {
        return new String(bytes(TABLE), UTF_8)
                .lines()
                .map(Example::of)
                .flatMap(Optional::stream)
                .toList();
    }

    static Example named(String name) {
        List<Example> all = all();
        return all.stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no example '" + name + "'; "
                        + Suggestion.among(
                                "the examples are",
                                name,
                                all.stream().map(Example::name).toList())));
    }

    /** The files of one, by their paths in its folder, sorted. */
    static List<String> files(String example) {
        String folder = FOLDER + example + "/";
        try {
            URL table = Objects.requireNonNull(resources().getResource(TABLE));
            URLConnection connection = table.openConnection();
            if (connection instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (JarFile whole = jar.getJarFile()) {
                    return below(
                            folder,
                            whole.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName));
                }
            }
            Path root = Path.of(URI.create(table.toString())).resolve("../..").normalize();
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                return below(
                        folder,
                        files.filter(Files::isRegularFile)
                                .map(file -> root.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> below(String folder, Stream<String> names) {
        return names.filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .sorted()
                .toList();
    }

    static byte[] content(String example, String file) {
        return bytes(FOLDER + example + "/" + file);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Objects.requireNonNull(resources().getResourceAsStream(resource))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader resources() {
        return Objects.requireNonNull(Examples.class.getClassLoader());
    }
}
