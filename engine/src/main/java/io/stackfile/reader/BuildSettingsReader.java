package io.stackfile.reader;

import io.stackfile.model.BuildSettings;
import io.stackfile.model.Image;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;

/**
 * How an image is built, beyond folder and Dockerfile.
 *
 * @param service its keys
 * @param build those of its {@code build}
 */
record BuildSettingsReader(Keys service, Keys build) {
    private static final String CACHE = "cache_from";
    private static final String PLATFORMS = "platforms";
    private static final String PLATFORM = "[a-z0-9]+(/[a-z0-9_]+){0,2}";

    BuildSettings read() {
        return new BuildSettings(
                inline(),
                cacheFrom(),
                new HostsReader(build).read(),
                Labelling.read(build),
                build.text("network"),
                build.flag("no_cache"),
                build.flag("pull"),
                build.size("shm_size"),
                tags(),
                LimitsReader.ulimits(build),
                platform());
    }

    private Optional<String> inline() {
        Optional<String> text = build.text("dockerfile_inline");
        if (text.isPresent()) {
            build.scalar("dockerfile")
                    .or(() -> service.scalar("dockerfile"))
                    .ifPresent(file -> build.error(
                            file,
                            "dockerfile",
                            "the Dockerfile is in this file already, under dockerfile_inline",
                            "leave one of the two out"));
        }
        return text;
    }

    /** An engine takes images only; a mapping in one line names one by {@code ref}. */
    private List<String> cacheFrom() {
        return build.scalars(CACHE).stream()
                .flatMap(item -> cache(item).stream())
                .toList();
    }

    private Optional<String> cache(Node.Scalar item) {
        String written = item.text().strip();
        if (!written.contains("=")) {
            return Optional.of(ImageReader.read(build, CACHE, item).name());
        }
        List<String> parts = List.of(written.split(","));
        Optional<String> image = parts.stream()
                .filter(part -> part.startsWith("ref="))
                .map(part -> part.substring("ref=".length()))
                .findFirst();
        if (parts.contains("type=registry") && image.isPresent()) {
            return image;
        }
        build.problems()
                .warning(
                        item,
                        build.where(CACHE),
                        "'" + written + "' has no effect: an engine takes its cache from images only",
                        "write the name of an image, or build with docker buildx build --cache-from");
        return Optional.empty();
    }

    private List<Image> tags() {
        return build.scalars("tags").stream()
                .map(tag -> ImageReader.read(build, "tags", tag))
                .toList();
    }

    private Optional<String> platform() {
        List<Node.Scalar> platforms = build.scalars(PLATFORMS);
        platforms.stream()
                .filter(platform -> !platform.text().matches(PLATFORM))
                .forEach(platform -> build.error(
                        platform,
                        PLATFORMS,
                        "'" + platform.text() + "' is not a platform",
                        "write linux/amd64 or linux/arm64"));
        Optional<String> chosen = service.text("platform");
        if (!platforms.isEmpty()
                && chosen.isPresent()
                && !build.texts(PLATFORMS).contains(chosen.get())) {
            service.error(
                    service.scalar("platform").orElseThrow(),
                    "platform",
                    "'" + chosen.get() + "' is not one of build.platforms, "
                            + String.join(", ", build.texts(PLATFORMS)),
                    "add it there, or leave one of the two out");
        }
        if (platforms.size() == 1) {
            return Optional.of(platforms.get(0).text());
        }
        if (platforms.size() > 1) {
            warnOfSeveral(platforms.get(0), chosen);
        }
        return Optional.empty();
    }

    private void warnOfSeveral(Node.Scalar at, Optional<String> chosen) {
        build.problems()
                .warning(
                        at,
                        build.where(PLATFORMS),
                        "an engine builds for one platform at a time, here for " + chosen.orElse("its own"),
                        chosen.isPresent()
                                ? "the others can be taken out"
                                : "write platform: " + at.text() + " beside build to choose one; docker buildx build"
                                        + " --platform builds for all");
    }
}
