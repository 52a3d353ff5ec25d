package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.ImageReading;
import io.stackfile.host.Observed;
import io.stackfile.host.Question;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Image;
import io.stackfile.sync.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code stack images}. */
final class ImagesCommand extends Command {
    private static final int SHORT = 12;
    private static final int BEFORE_ID = "sha256:".length();

    ImagesCommand() {
        super(
                "images",
                "[FILE] [SERVICE...] [OPTIONS]",
                "List the images that the stack's containers were made from.",
                "With the size of all their layers, whoever else has them too, and when they were built, wherever that was.");
        file().hosts();
        flag("-q --quiet", "Only their identifiers, each once.");
        json("One line of JSON for each container.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            List<Observed.Container> containers = call.chosen(host.observe(stack));
            List<String> ids = containers.stream()
                    .map(Observed.Container::imageId)
                    .distinct()
                    .toList();
            if (call.has("--quiet")) {
                ids.forEach(id -> call.terminal().println(id.replaceFirst("^sha256:", "")));
                return ExitCode.DONE;
            }
            Map<String, Optional<ImageReading>> images = Question.each(ids, host.readings()::image);
            if (call.has("--json")) {
                containers.forEach(container -> call.terminal()
                        .println(json(container, image(images, container)).toString()));
            } else if (containers.isEmpty()) {
                call.sayThatNothingIsThere(stack);
            } else {
                call.terminal().tell(table(containers, images, host.clock()));
            }
            return ExitCode.DONE;
        }
    }

    private static Optional<ImageReading> image(
            Map<String, Optional<ImageReading>> images, Observed.Container container) {
        return images.getOrDefault(container.imageId(), Optional.empty());
    }

    private static String table(
            List<Observed.Container> containers, Map<String, Optional<ImageReading>> images, Instant now) {
        Table table = new Table("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED");
        for (Observed.Container container : containers) {
            Optional<ImageReading> image = image(images, container);
            table.row(
                    container.name(),
                    repository(container),
                    tag(container),
                    image.map(ImageReading::platform).orElse("-"),
                    shortened(container.imageId()),
                    image.map(its -> Amount.bytes(its.bytes())).orElse("gone"),
                    image.flatMap(ImageReading::created)
                            .map(created -> age(created, now))
                            .orElse("-"));
        }
        return table.toString();
    }

    /** The engine says only the identifier of what has another name's image now. */
    private static boolean isNamed(Observed.Container container) {
        return !container.image().startsWith("sha256:")
                && !container.imageId().startsWith("sha256:" + container.image());
    }

    private static String repository(Observed.Container container) {
        return isNamed(container) ? Image.of(container.image()).repository() : "<none>";
    }

    private static String tag(Observed.Container container) {
        if (!isNamed(container)) {
            return "<none>";
        }
        String behind = Image.of(container.image())
                .name()
                .substring(Image.of(container.image()).repository().length());
        return behind.startsWith(":") ? behind.substring(1) : "<none>";
    }

    private static String shortened(String id) {
        return id.substring(Math.min(BEFORE_ID, id.length()), Math.min(BEFORE_ID + SHORT, id.length()));
    }

    /** {@code 3 weeks ago}, roughly. */
    static String age(Instant created, Instant now) {
        long seconds = Math.max(0, Duration.between(created, now).toSeconds());
        long[] sizes = {31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1};
        String[] names = {"year", "month", "week", "day", "hour", "minute", "second"};
        for (int i = 0; i < sizes.length; i++) {
            long count = seconds / sizes[i];
            if (count >= (i < 3 ? 2 : 1)) {
                return count + " " + names[i] + (count == 1 ? "" : "s") + " ago";
            }
        }
        return "just now";
    }

    private static JsonObject json(Observed.Container container, Optional<ImageReading> image) {
        JsonObject line = new JsonObject()
                .with("container", container.name())
                .with("service", container.service())
                .with("repository", repository(container))
                .with("tag", tag(container))
                .with("id", container.imageId());
        image.ifPresent(its -> line.with("platform", its.platform()).with("bytes", its.bytes()));
        image.flatMap(ImageReading::created).ifPresent(created -> line.with("created", created.toString()));
        return line;
    }
}
