package io.stackfile.reader;

import io.stackfile.model.Stack;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.source.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Stacks for tests, read the way they are read for users. */
public final class Given {
    /** The shell's variables in every test, those of the examples among them. */
    public static final Map<String, String> SHELL = Map.of(
            "TAG", "7",
            "EMPTY", "",
            "DB_PASSWORD", "from-the-shell",
            "HUB_PASSWORD", "from-the-shell",
            "RSTUDIO_HOST", "r.example.org",
            "RSTUDIO_PASSWORD", "from-the-shell",
            "DEMO_HOST", "demo.example.org",
            "DEMO_PASSWORD", "from-the-shell",
            "CONFIGPROXY_AUTH_TOKEN", "from-the-shell");

    /** What every test puts for placeholders. */
    public static final Map<String, String> PLACEHOLDERS =
            Map.of("USERNAME", "joshuacook", "PASSWORD", "pass$word#1#", "PORT", "8080");

    private Given() {}

    public static CheckedFile file(Path file, Values values) {
        return StackFiles.find(FileChoice.of(file), values).orElseThrow().read();
    }

    public static Stack stack(Path file) {
        return StackReader.read(file(file, Values.of(SHELL, PLACEHOLDERS))).stack();
    }

    /** A stack named {@code shop} from lines of YAML, in a folder of its own. */
    public static Stack stack(String... lines) {
        try {
            Path folder = Files.createTempDirectory("stack");
            Path file = Files.writeString(folder.resolve("shop.yml"), String.join("\n", lines) + "\n");
            try {
                return stack(file);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
