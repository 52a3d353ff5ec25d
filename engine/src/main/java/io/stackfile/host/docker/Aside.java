package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Endpoint;
import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Takes names from containers that run, and gives them names, without cutting their connections: they leave a network and join
 * it again with the same address. A name that was taken is kept with a word before it, so that the engine itself remembers it.
 */
record Aside(Engine engine) {
    private static final String MARK = "aside--";
    private static final int MAC_WITH_ENDPOINT = 44;
    /** Two containers made at once must not choose the same address. */
    private static final Object CHOOSING = new Object();

    static String hidden(String name) {
        return MARK + name;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(MARK);
    }

    /**
     * With an address from the far end of each network, where the engine, which counts from the near end, gives none: so the
     * container can have it again whenever it starts.
     */
    void create(ContainerSpec container, Consumer<ContainerSpec> creation) {
        synchronized (CHOOSING) {
            List<Endpoint> places = new ArrayList<>();
            for (Endpoint endpoint : container.endpoints()) {
                boolean ours = endpoint.own() && !endpoint.external();
                places.add(ours ? endpoint.at(freeAddress(endpoint.network())) : endpoint);
            }
            creation.accept(container.at(places));
        }
    }

    private String freeAddress(String network) {
        String deed = "find a free address on network " + network;
        Json facts = engine.get(deed, "/networks/" + network);
        return new FreeAddress(facts, engine.get(deed, "/containers/json?all=1&filters=" + FreeAddress.filter(network)))
                .last()
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is none left"));
    }

    void hide(String container, Set<String> networks) {
        rejoin(
                container,
                "take its names from " + container,
                networks::contains,
                name -> isHidden(name) ? name : hidden(name));
    }

    void show(String container) {
        rejoin(
                container,
                "give " + container + " its names",
                network -> true,
                name -> isHidden(name) ? name.substring(MARK.length()) : name);
    }

    private void rejoin(String container, String deed, Predicate<String> networks, UnaryOperator<String> renaming) {
        Json facts = engine.get(deed, "/containers/" + container + "/json");
        boolean running = facts.at("State", "Running").isTrue();
        for (Map.Entry<String, Json> joined :
                facts.at("NetworkSettings", "Networks").members().entrySet()) {
            List<String> before = names(joined.getValue(), facts);
            List<String> names = before.stream().map(renaming).toList();
            if (networks.test(joined.getKey()) && !names.equals(before)) {
                JsonObject endpoint = words(joined.getValue(), names, running);
                engine.doing(deed, () -> leaveAndJoin(container, joined.getKey(), endpoint));
            }
        }
    }

    /** Without the beginning of its identifier, which the engine itself adds. */
    static List<String> names(Json place, Json container) {
        String added = container.get("Id").text().substring(0, 12);
        return place.get("Aliases").texts().stream()
                .filter(name -> !name.equals(added))
                .toList();
    }

    private void leaveAndJoin(String container, String network, JsonObject endpoint) throws IOException {
        engine.order(
                "POST",
                "/networks/" + network + "/disconnect",
                Optional.of(new JsonObject().with("Container", container)));
        engine.order(
                "POST",
                "/networks/" + network + "/connect",
                Optional.of(new JsonObject().with("Container", container).with("EndpointConfig", endpoint)));
    }

    /** What the engine knows of a place on a network, but for the addresses. */
    static JsonObject words(Json joined, List<String> names) {
        JsonObject words = new JsonObject().with("Aliases", names);
        List<String> links = joined.get("Links").texts();
        if (!links.isEmpty()) {
            words.with("Links", links);
        }
        Map<String, Json> options = joined.get("DriverOpts").members();
        if (!options.isEmpty()) {
            JsonObject all = new JsonObject();
            options.forEach((name, value) -> all.with(name, value.text()));
            words.with("DriverOpts", all);
        }
        return words;
    }

    /** What the engine knows of a place on a network. One that does not run gets its address when it starts. */
    private JsonObject words(Json joined, List<String> names, boolean running) {
        JsonObject words = words(joined, names);
        if (running) {
            JsonObject addresses =
                    new JsonObject().with("IPv4Address", joined.get("IPAddress").text());
            String ipv6 = joined.get("GlobalIPv6Address").text();
            if (!ipv6.isEmpty()) {
                addresses.with("IPv6Address", ipv6);
            }
            words.with("IPAMConfig", addresses);
            if (engine.newest().minor() >= MAC_WITH_ENDPOINT) {
                words.with("MacAddress", joined.get("MacAddress").text());
            }
        }
        return words;
    }
}
