package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.Observed;
import io.stackfile.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The networks of an engine, as a stack sees them.
 *
 * @param salt what the stack's secrets are hashed with; absent when the stack has no network
 * @param own whether the stack's own is there
 * @param lost those that somebody removed to make them anew and was interrupted
 * @param ids the engine's id of every network by its name
 */
record SeenNetworks(
        boolean own,
        Optional<String> salt,
        List<Observed.Network> its,
        List<Observed.Network> lost,
        Set<String> others,
        Map<String, String> ids) {
    static SeenNetworks of(String stack, Json networks, Json volumes) {
        boolean own = false;
        Optional<String> salt = Optional.empty();
        List<Observed.Network> its = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        Map<String, String> ids = new HashMap<>();
        for (Json network : networks.items()) {
            String name = network.get("Name").text();
            boolean ours = network.at("Labels", Labels.STACK).text().equals(stack);
            ids.putIfAbsent(name, network.get("Id").text());
            Json itsSalt = network.at("Labels", Labels.SALT);
            if (ours && itsSalt.isPresent()) {
                salt = salt.or(() -> Optional.of(itsSalt.text()));
            }
            own |= ours && name.equals(stack);
            if (ours
                    && (name.equals(stack)
                            || network.at("Labels", Labels.NETWORK).isPresent())) {
                its.add(new Observed.Network(name, NetworkForms.of(network)));
            } else if (!ours) {
                others.add(name);
            }
        }
        return new SeenNetworks(
                own,
                salt.or(() -> Renewing.salt(stack, volumes)),
                its,
                Renewing.lost(stack, volumes, ids.keySet()),
                others,
                ids);
    }

    /** The names of those that a container is on; one that was never started knows its networks by name alone. */
    Set<String> joinedBy(Json container) {
        Set<String> joined = new TreeSet<>();
        container.at("NetworkSettings", "Networks").members().forEach((name, network) -> {
            String id = network.get("NetworkID").text();
            if (ids.containsKey(name) && (id.isEmpty() || id.equals(ids.get(name)))) {
                joined.add(name);
            }
        });
        return joined;
    }
}
