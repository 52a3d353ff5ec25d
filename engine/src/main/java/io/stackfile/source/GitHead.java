package io.stackfile.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The commit that the folder of a file is at. The format is described in gitrepository-layout(5). */
public final class GitHead {
    private static final String REFERENCE = "ref: ";
    private static final int SHORT = 7;

    private GitHead() {}

    /** Its short name; nothing when the file is in no repository, or in one without a commit. */
    public static Optional<String> of(Path file) {
        return Stream.iterate(file.toAbsolutePath().getParent(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".git"))
                .filter(Files::exists)
                .findFirst()
                .flatMap(GitHead::head)
                .filter(commit -> commit.matches("[0-9a-f]{40,64}"))
                .map(commit -> commit.substring(0, SHORT));
    }

    private static Optional<String> head(Path git) {
        Path folder = Files.isDirectory(git)
                ? git
                : read(git)
                        .filter(text -> text.startsWith("gitdir: "))
                        .map(text -> git.resolveSibling(text.substring("gitdir: ".length())))
                        .orElse(git);
        Path common = read(folder.resolve("commondir")).map(folder::resolve).orElse(folder);
        return read(folder.resolve("HEAD"))
                .flatMap(head -> head.startsWith(REFERENCE)
                        ? reference(common, head.substring(REFERENCE.length()))
                        : Optional.of(head));
    }

    private static Optional<String> reference(Path folder, String name) {
        return read(folder.resolve(name))
                .or(() -> read(folder.resolve("packed-refs"))
                        .flatMap(all -> all.lines()
                                .filter(line -> line.endsWith(" " + name))
                                .map(line -> line.split(" ")[0])
                                .findFirst()));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
