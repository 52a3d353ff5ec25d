package io.stackfile.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares a text with the file that holds what is expected of it; {@code mvn verify -Dgolden=write} accepts what there is
 * now, for review as a diff.
 */
public final class Golden {
    private Golden() {}

    public static void assertSame(Path expected, String actual) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(expected.toAbsolutePath().getParent());
                Files.writeString(expected, actual);
                return;
            }
            if (!Files.exists(expected)) {
                fail("there is no " + expected + "; write it, or accept this with -Dgolden=write:\n" + actual);
            }
            assertEquals(Files.readString(expected), actual, () -> expected + " differs; accept with -Dgolden=write");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files in a folder of this module's test resources whose names end so, sorted. */
    public static List<Path> cases(String folder, String ending) {
        Path root = Path.of("src/test/resources", folder);
        try (Stream<Path> files = Files.list(root)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (cases.isEmpty()) {
                fail("no case in " + root);
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file beside a case that holds its answer. */
    public static Path beside(Path given, String ending) {
        String name = given.getFileName().toString();
        return given.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
}
