package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.CommitSpec;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes an image from a container, without what says to which stack that one belongs. */
record Committing(Engine engine, CommitSpec commit) {
    /** The identifier of the image. */
    String run() {
        String deed = "commit " + commit.container();
        Json config =
                engine.get(deed, "/containers/" + commit.container() + "/json").get("Config");
        return engine.make(deed, target(), request(config)).get("Id").text();
    }

    private String target() {
        StringBuilder target = new StringBuilder("/commit?container=" + commit.container());
        word(target, "repo", commit.image().repository());
        word(target, "tag", commit.image().tag());
        word(target, "comment", commit.message().orElse(""));
        word(target, "author", commit.author().orElse(""));
        word(target, "pause", commit.paused() ? "1" : "0");
        commit.changes().forEach(line -> word(target, "changes", line));
        return target.toString();
    }

    private static void word(StringBuilder target, String name, String value) {
        if (!value.isEmpty()) {
            target.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8));
        }
    }

    /** An engine puts back every label that is left out, so that all that can be had is an empty one. */
    private static JsonObject request(Json config) {
        JsonObject request = new JsonObject();
        config.members().forEach((name, value) -> request.with(name, name.equals("Labels") ? emptied(value) : value));
        return request;
    }

    private static Json emptied(Json labels) {
        Map<String, Json> emptied = new LinkedHashMap<>();
        labels.members().forEach((name, value) -> emptied.put(name, isOfAStack(name) ? Json.of("") : value));
        return Json.of(emptied);
    }

    private static boolean isOfAStack(String label) {
        return label.startsWith("io.stackfile.") || label.startsWith("com.docker.compose.");
    }
}
