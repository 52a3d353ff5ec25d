package io.stackfile.host.docker;

import io.stackfile.json.JsonObject;
import io.stackfile.model.Build;
import io.stackfile.model.BuildSettings;
import io.stackfile.model.Image;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An image to be built, in the engine's words; {@code buildKit} is which of its two builders is asked. */
record BuildRequest(Image image, Build build, boolean buildKit) {
    /** The address it is sent to, with all that it says but the folder. */
    String target() {
        return words().stream()
                .sorted()
                .map(word -> word.name() + "=" + URLEncoder.encode(word.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/build?", ""));
    }

    List<Word> words() {
        BuildSettings settings = build.settings();
        List<Word> words = new ArrayList<>();
        if (buildKit) {
            words.add(new Word("version", "2"));
        } else {
            words.add(new Word("rm", "1"));
            words.add(new Word("forcerm", "1"));
        }
        words.add(new Word("t", image.name()));
        settings.tags().forEach(tag -> words.add(new Word("t", tag.name())));
        words.add(new Word("dockerfile", build.dockerfile()));
        JsonObject arguments = new JsonObject();
        build.arguments().forEach((name, value) -> arguments.with(name, value.reveal()));
        words.add(new Word("buildargs", arguments.toString()));
        build.target().ifPresent(target -> words.add(new Word("target", target)));
        settings.platform().or(image::platform).ifPresent(platform -> words.add(new Word("platform", platform)));
        add(words, settings);
        return words;
    }

    private static void add(List<Word> words, BuildSettings settings) {
        if (!settings.labels().isEmpty()) {
            words.add(
                    new Word("labels", NetworkRequest.object(settings.labels()).toString()));
        }
        if (!settings.cacheFrom().isEmpty()) {
            words.add(new Word("cachefrom", list(settings.cacheFrom())));
        }
        settings.hosts().forEach(host -> words.add(new Word("extrahosts", host)));
        settings.network().ifPresent(network -> words.add(new Word("networkmode", network)));
        if (settings.noCache()) {
            words.add(new Word("nocache", "1"));
        }
        if (settings.pull()) {
            words.add(new Word("pull", "1"));
        }
        settings.sharedMemory().ifPresent(size -> words.add(new Word("shmsize", Long.toString(size))));
        if (!settings.ulimits().isEmpty()) {
            words.add(new Word("ulimits", ulimits(settings)));
        }
    }

    private static String list(List<String> texts) {
        return texts.stream().map(JsonObject::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String ulimits(BuildSettings settings) {
        return settings.ulimits().stream()
                .map(limit -> new JsonObject()
                        .with("Name", limit.name())
                        .with("Soft", limit.soft())
                        .with("Hard", limit.hard())
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** One of the words; a name may stand there more than once. */
    record Word(String name, String value) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            return name.compareTo(other.name);
        }
    }
}
