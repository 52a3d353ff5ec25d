package io.stackfile.host.ssh.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The files that a path with {@code *}, {@code ?} and {@code [a-z]} means, sorted by name. */
final class IncludedFiles {
    private IncludedFiles() {}

    static List<Path> of(Path pattern) {
        List<Path> found = List.of(pattern.isAbsolute() ? pattern.getRoot() : Path.of(""));
        for (Path name : pattern) {
            found = found.stream()
                    .flatMap(folder -> children(folder, name.toString()))
                    .toList();
        }
        return found.stream().filter(file -> !Files.isDirectory(file)).toList();
    }

    private static Stream<Path> children(Path folder, String name) {
        if (!name.matches(".*[*?\\[].*")) {
            return Stream.of(folder.resolve(name)).filter(Files::exists);
        }
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + name.replaceAll("[{}]", "\\\\$0").replace("[^", "[!"));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(Path::getFileName)
                    .filter(file -> !file.toString().startsWith(".") || name.startsWith("."))
                    .filter(matcher::matches)
                    .sorted()
                    .map(folder::resolve)
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
