package io.stackfile.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is read here, on the machine where {@code stack} runs: relative to the file that names it, {@code ~} is the home
 * of whoever runs {@code stack}.
 */
public final class LocalPath {
    private LocalPath() {}

    /** Nothing for what can be no path. */
    public static Optional<Path> of(String written, Path folder, Values values) {
        try {
            boolean atHome = written.equals("~") || written.startsWith("~/");
            Path path = atHome ? Path.of(home(values) + written.substring(1)) : folder.resolve(written);
            return Optional.of(path.normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where a message says that it was looked for. */
    public static String beside(String written) {
        return written.startsWith("/") || written.startsWith("~") ? "" : " beside this file";
    }

    private static String home(Values values) {
        return values.variable("HOME")
                .filter(home -> !home.isEmpty())
                .orElseGet(() -> System.getProperty("user.home", "/root"));
    }
}
