package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts a container that does not run on the networks that were made anew since. The engine knows where it was by their identifiers,
 * and refuses to start it when these are gone, whatever has their names now.
 */
record Successors(Engine engine) {
    private static final int NOT_FOUND = 404;
    private static final Pattern GONE = Pattern.compile("network [0-9a-f]{64} not found");

    /** Whether it has, because that was what the engine refused. */
    boolean join(String container, EngineError refusal) throws IOException {
        if (refusal.status != NOT_FOUND || !GONE.matcher(refusal.getMessage()).find()) {
            return false;
        }
        Json facts = engine.get("look at " + container, "/containers/" + container + "/json");
        for (Map.Entry<String, Json> place :
                facts.at("NetworkSettings", "Networks").members().entrySet()) {
            String network = place.getKey();
            String id = place.getValue().get("NetworkID").text();
            String idNow = engine.find("look at network " + network, "/networks/" + network)
                    .orElseThrow(() -> new EngineError(NOT_FOUND, "network " + network + " not found"))
                    .get("Id")
                    .text();
            if (!id.isEmpty() && !idNow.equals(id)) {
                join(container, network, words(place.getValue(), facts));
            }
        }
        return true;
    }

    /** In the place of what the engine knows of the one that is gone; where it refuses, the container is as it was. */
    private void join(String container, String network, JsonObject endpoint) throws IOException {
        engine.order(
                "POST",
                "/networks/" + network + "/connect",
                Optional.of(new JsonObject().with("Container", container).with("EndpointConfig", endpoint)));
    }

    /** An address that the file does not ask for may be somebody else's by now. */
    private static JsonObject words(Json place, Json facts) {
        String asked = facts.at("Config", "Labels", Labels.FINGERPRINT).text();
        JsonObject words = Aside.words(place, Aside.names(place, facts));
        JsonObject addresses = new JsonObject();
        place.get("IPAMConfig").members().forEach((key, address) -> {
            if (address.isList() || asked.lines().anyMatch(line -> line.endsWith("=" + address.text()))) {
                addresses.with(key, address);
            }
        });
        words.with("IPAMConfig", addresses);
        if (place.get("GwPriority").number() != 0) {
            words.with("GwPriority", place.get("GwPriority"));
        }
        return words;
    }
}
