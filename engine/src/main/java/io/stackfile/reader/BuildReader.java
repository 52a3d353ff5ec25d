package io.stackfile.reader;

import io.stackfile.model.Build;
import io.stackfile.model.BuildSettings;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** {@code build}: a folder, or a mapping with {@code context}, {@code dockerfile}, {@code args} and {@code target}. */
final class BuildReader {
    private BuildReader() {}

    static Optional<Build> read(Keys keys, CheckedFile file) {
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
        Keys inner = keys.mapping("build").orElseThrow();
        Node at = inner.node("context").orElse(build.get());
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
                        published,
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
