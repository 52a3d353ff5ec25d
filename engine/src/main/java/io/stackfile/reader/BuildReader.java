package io.stackfile.reader;

import io.stackfile.model.Build;
import io.stackfile.model.BuildSettings;
import io.stackfile.model.Dockerfile;
import io.stackfile.model.GitBranch;
import io.stackfile.model.Image;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code build}: a folder, or a mapping with {@code context}, {@code dockerfile}, {@code args} and {@code target}. */
final class BuildReader {
    private BuildReader() {}

    static Optional<Build> read(Keys keys, CheckedFile file) {
        Optional<Build> written = written(keys, file);
        SortedMap<String, GitBranch> newest = NewestReader.read(keys, written);
        return written.map(build -> build.from(bases(build)).withNewest(newest));
    }

    /** What cannot be read is for the build to complain of: the image may be had without it. */
    private static List<Image> bases(Build build) {
        Map<String, String> arguments = new TreeMap<>();
        build.arguments().forEach((name, value) -> arguments.put(name, value.reveal()));
        return lines(build).map(Dockerfile::of).stream()
                .flatMap(dockerfile -> dockerfile.images(arguments).stream())
                .map(Image::of)
                .toList();
    }

    private static Optional<List<String>> lines(Build build) {
        try {
            return build.settings().dockerfile().isPresent()
                    ? build.settings().dockerfile().map(text -> text.lines().toList())
                    : Optional.of(Files.readAllLines(Path.of(build.context(), build.dockerfile())));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Build> written(Keys keys, CheckedFile file) {
        Optional<Node> build = keys.node("build");
        if (build.isEmpty()) {
            keys.scalar("dockerfile")
                    .ifPresent(node -> keys.error(
                            node, "dockerfile", "a Dockerfile without a folder to build from", "write build: ."));
            return Optional.empty();
        }
        boolean published = keys.node("image").isPresent();
        String dockerfile = keys.text("dockerfile").orElse("Dockerfile");
        if (build.get() instanceof Node.Scalar context) {
            return context(keys, context, file)
                    .map(folder -> new Build(folder, dockerfile, new TreeMap<>(), Optional.empty(), published));
        }
        return keys.mapping("build").flatMap(inner -> written(keys, inner, dockerfile, file));
    }

    private static Optional<Build> written(Keys keys, Keys inner, String dockerfile, CheckedFile file) {
        Node at = inner.node("context").orElse(inner.mapping());
        BuildSettings settings = new BuildSettingsReader(keys, inner).read();
        return context(keys, at, file)
                .map(folder -> new Build(
                        folder,
                        settings.dockerfile()
                                .map(text -> Build.INLINE)
                                .or(() -> inner.text("dockerfile"))
                                .orElse(dockerfile),
                        EnvironmentReader.read(inner, "args", file.values()),
                        inner.text("target"),
                        keys.node("image").isPresent(),
                        settings));
    }

    private static Optional<String> context(Keys keys, Node node, CheckedFile file) {
        String written = node instanceof Node.Scalar scalar ? scalar.text() : ".";
        if (written.contains("://") || written.startsWith("git@")) {
            keys.error(
                    node,
                    "build",
                    "a folder is built from, not the address '" + written.replaceAll("//[^/@]*@", "//***@") + "'",
                    "fetch it first and write its folder");
            return Optional.empty();
        }
        Path folder = file.folder().resolve(written).normalize();
        if (!Files.isDirectory(folder)) {
            keys.error(
                    node, "build", "there is no folder '" + written + "' beside this file", "write an existing folder");
            return Optional.empty();
        }
        return Optional.of(folder.toString());
    }
}
