package io.stackfile.host.docker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a build's folder that go to the engine, by path relative to it, sorted. */
final class ContextFiles {
    private final Path folder;
    private final Ignored ignored;
    private final Set<String> always;
    private final List<String> found = new ArrayList<>();

    private ContextFiles(Path folder, Ignored ignored, String dockerfile) {
        this.folder = folder;
        this.ignored = ignored;
        // The engine needs both to read them, and leaves them out itself where they are ignored.
        this.always = Set.of(".dockerignore", plain(Path.of(dockerfile).normalize()));
    }

    static List<String> of(Path folder, String dockerfile) throws IOException {
        ContextFiles files = new ContextFiles(folder, Ignored.in(folder), dockerfile);
        files.collect(folder);
        return files.found;
    }

    private void collect(Path parent) throws IOException {
        for (Path child : children(parent)) {
            String path = plain(folder.relativize(child));
            boolean wanted = always.contains(path) || !ignored.covers(path);
            if (wanted) {
                found.add(path);
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                    && (wanted || ignored.hasExceptions() || leadsToDockerfile(path))) {
                collect(child);
            }
        }
    }

    private static List<Path> children(Path parent) throws ContextProblem {
        try (Stream<Path> listed = Files.list(parent)) {
            return listed.sorted().toList();
        } catch (IOException e) {
            throw ContextProblem.of(parent, e);
        } catch (UncheckedIOException e) {
            throw ContextProblem.of(parent, Objects.requireNonNull(e.getCause()));
        }
    }

    private boolean leadsToDockerfile(String path) {
        return always.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    private static String plain(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }
}
