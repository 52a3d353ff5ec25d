package io.stackfile.export;

import io.stackfile.host.Labels;
import io.stackfile.inspect.HiddenSecrets;
import io.stackfile.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A container and its image as the engine describes them; an image that is gone is nothing. */
public record Described(Json container, Json image) {
    String name() {
        return container.get("Name").text().replaceFirst("^/", "");
    }

    String id() {
        return container.get("Id").text();
    }

    Json config() {
        return container.get("Config");
    }

    Json imageConfig() {
        return image.get("Config");
    }

    Json host() {
        return container.get("HostConfig");
    }

    /** Its configuration with {@code ***} in place of secrets. */
    Json hiddenConfig() {
        return HiddenSecrets.in(container).get("Config");
    }

    Json hiddenHost() {
        return HiddenSecrets.in(container).get("HostConfig");
    }

    String label(String name) {
        return config().at("Labels", name).text();
    }

    /** Of a stack of ours, whose labels tell more than the engine. */
    boolean isOurs() {
        return !label(Labels.STACK).isEmpty();
    }

    /** The file's name for it, or its own. */
    String service() {
        return Optional.of(label(Labels.COMPOSE_SERVICE))
                .filter(service -> !service.isEmpty())
                .orElseGet(this::name);
    }

    int number() {
        String number = label(Labels.COMPOSE_NUMBER);
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1;
    }

    /** What the file says below a key, by what follows it, of a stack of ours. */
    Map<String, String> written(String key) {
        Map<String, String> written = new TreeMap<>();
        label(Labels.FINGERPRINT)
                .lines()
                .filter(line -> line.startsWith(key + ".") && line.contains("="))
                .map(line -> line.substring(key.length() + 1))
                .forEach(line -> written.put(
                        line.substring(0, line.indexOf('=')).replace("\\e", "="),
                        line.substring(line.indexOf('=') + 1)));
        return written;
    }

    /** The keys that the file gives, of a stack of ours. */
    Set<String> writtenKeys() {
        Set<String> keys = new TreeSet<>();
        label(Labels.FINGERPRINT)
                .lines()
                .filter(line -> line.contains("="))
                .forEach(line -> keys.add(line.substring(0, line.indexOf('='))));
        return keys;
    }
}
