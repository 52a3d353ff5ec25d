package io.stackfile.host.ssh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that the user's SSH configuration has something to say of, in its order, without patterns. */
public final class HostAliases {
    private static final int DEEPEST = 16;

    private final Path folder;
    private final List<String> found = new ArrayList<>();

    private HostAliases(Path folder) {
        this.folder = folder;
    }

    /** What cannot be read has none. */
    public static List<String> of(Map<String, String> environment) {
        Path folder = LocalUser.of(environment).home().resolve(".ssh");
        HostAliases aliases = new HostAliases(folder);
        aliases.read(folder.resolve("config"), 0);
        return aliases.found.stream().distinct().toList();
    }

    private void read(Path file, int depth) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            return;
        }
        for (String line : lines) {
            parsed(file, line).ifPresent(said -> hear(said, depth));
        }
    }

    private static Optional<ConfigLine> parsed(Path file, String line) {
        try {
            return ConfigLine.parse(file, 0, line);
        } catch (BadLine wrong) {
            return Optional.empty();
        }
    }

    private void hear(ConfigLine line, int depth) {
        if (line.keyword().equalsIgnoreCase("Host")) {
            line.words().stream().filter(word -> !word.matches(".*[*?!].*")).forEach(found::add);
        } else if (line.keyword().equalsIgnoreCase("Include") && depth < DEEPEST) {
            line.words().stream()
                    .map(word ->
                            word.startsWith("~/") ? folder.resolveSibling(word.substring(2)) : folder.resolve(word))
                    .flatMap(pattern -> IncludedFiles.of(pattern).stream())
                    .forEach(file -> read(file, depth + 1));
        }
    }
}
