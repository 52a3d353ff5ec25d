package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.Labels;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes networks whose subnet nobody else has and is written down. */
record Networks(Engine engine) {
    private static final String BRIDGE = "bridge";
    private static final Pattern SCOUT = Pattern.compile("\\.subnet-[0-9a-f]{1,8}$");
    private static final int ATTEMPTS = 10;
    /** What the name of a scout ends with that remembers what a network was. */
    private static final String REMEMBERING = "0";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    void create(NetworkSpec network) {
        engine.doing("create network " + network.name(), () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    create(network, isChosenHere(network) ? freeSubnets(network) : List.of());
                    return;
                } catch (EngineError e) {
                    if (attempt == ATTEMPTS || !isOvertaken(e)) {
                        throw e;
                    }
                }
            }
        });
    }

    /** Other drivers have addresses of another kind, or none. */
    private static boolean isChosenHere(NetworkSpec network) {
        return network.network().ipv4()
                && network.network().driver().orElse(BRIDGE).equals(BRIDGE)
                && network.network().addresses().driver().isEmpty()
                && !network.network().addresses().hasSubnet();
    }

    private void create(NetworkSpec network, List<String> subnets) throws IOException {
        String made = order(new NetworkRequest(network, subnets).json());
        List<String> all = named(network.stack());
        if (all.stream().filter(network.name()::equals).count() > 1) {
            delete(made);
            throw new EngineError(
                    CONFLICT, "another 'stack up' makes it at this moment; run it again when that one is done");
        }
        removeScouts(network.name(), all);
    }

    /** Those that somebody who was interrupted has left; whoever is about to use one makes another. */
    private void removeScouts(String network, List<String> all) throws IOException {
        for (String name : all) {
            if (name.startsWith(scout(network))) {
                removeIfThere(name);
            }
        }
    }

    /** The names of a stack's networks. The engine lets two of one name be made at the same moment. */
    private List<String> named(String stack) {
        return engine
                .get(
                        "list the networks of " + stack,
                        "/networks?filters=" + Observing.labelled(Labels.STACK + "=" + stack))
                .items()
                .stream()
                .map(network -> network.get("Name").text())
                .toList();
    }

    /** In the place of the one of its name. */
    void replace(NetworkSpec network) {
        renew(network.name(), () -> create(network));
    }

    void restore(Observed.Network network) {
        renew(network.name(), () -> create(network));
    }

    /** What the network was outlives whoever is interrupted between its end and its new beginning. */
    private void renew(String name, Runnable creation) {
        Optional<Json> there = engine.find("look at network " + name, "/networks/" + name);
        if (there.isPresent()) {
            engine.doing("replace network " + name, () -> remember(there.get()));
            drop(name);
        }
        try {
            creation.run();
        } catch (HostException e) {
            if (there.isPresent()) {
                putBack(new Observed.Network(name, NetworkForms.of(there.get())), e);
            }
            throw e;
        }
    }

    private void putBack(Observed.Network network, HostException reason) {
        try {
            create(network);
        } catch (HostException e) {
            throw new HostException(
                    reason.getMessage() + "; and the network that was there could not be made again: " + e.getMessage(),
                    reason);
        }
    }

    /** By a scout, which goes when the network is there again; see {@link SeenNetworks}. */
    void remember(Json network) throws IOException {
        String name = network.get("Name").text();
        JsonObject labels = new JsonObject()
                .with(Labels.STACK, network.at("Labels", Labels.STACK).text())
                .with(Labels.EARLIER, NetworkForms.label(NetworkForms.of(network)));
        Json salt = network.at("Labels", Labels.SALT);
        if (salt.isPresent()) {
            labels.with(Labels.SALT, salt);
        }
        removeIfThere(scout(name) + REMEMBERING);
        order(bridge(scout(name) + REMEMBERING).with("Internal", true).with("Labels", labels));
    }

    /** With the addresses that it had, as long as nobody else has them now, or it can have no others. */
    private void create(Observed.Network network) {
        String name = network.name();
        engine.doing("restore network " + name, () -> {
            String stack = Json.parse(network.form().request())
                    .at("Labels", Labels.STACK)
                    .text();
            try {
                order(NetworkForms.request(network.forms()));
            } catch (EngineError e) {
                if (!isOvertaken(e) || !NetworkForms.isChosenHere(network.form())) {
                    throw e;
                }
                order(NetworkForms.request(network.forms(), freeSubnets(name, stack, "1")));
            }
            removeScouts(name, named(stack));
        });
    }

    private List<String> freeSubnets(NetworkSpec network) throws IOException {
        return freeSubnets(
                network.name(),
                network.stack(),
                network.salt().substring(0, Math.min(8, network.salt().length())));
    }

    /** The engine knows which are free but does not write down what it chose itself; so it chooses for another network first. */
    private List<String> freeSubnets(String network, String stack, String maker) throws IOException {
        String scout = scout(network) + maker;
        // without a way out, for that takes the engine half the time to make and to remove
        order(bridge(scout).with("Internal", true).with("Labels", new JsonObject().with(Labels.STACK, stack)));
        List<String> chosen = engine
                .find("look at network " + scout, "/networks/" + scout)
                .orElseThrow(() -> new EngineError(NOT_FOUND, "somebody removed it"))
                .at("IPAM", "Config")
                .items()
                .stream()
                .map((Json config) -> config.get("Subnet").text())
                .filter(subnet -> subnet.contains("."))
                .toList();
        removeIfThere(scout);
        return chosen;
    }

    /** What the names of scouts begin with; the salt of their makers tells them apart. */
    private static String scout(String network) {
        return network + ".subnet-";
    }

    /** One that is there for a moment only. */
    static boolean isScout(String network) {
        return SCOUT.matcher(network).find();
    }

    /** The name of the network that a scout was made for. */
    static String scoutedFor(String scout) {
        return SCOUT.matcher(scout).replaceFirst("");
    }

    private void removeIfThere(String scout) throws IOException {
        try {
            delete(scout);
        } catch (EngineError e) {
            if (e.status != NOT_FOUND) {
                throw e;
            }
            // somebody was faster
        }
    }

    /** Its identifier. */
    private String order(JsonObject network) throws IOException {
        return Json.parse(engine.order("POST", "/networks/create", Optional.of(network)))
                .get("Id")
                .text();
    }

    private static JsonObject bridge(String name) {
        return new JsonObject().with("Name", name).with("Driver", BRIDGE).with("CheckDuplicate", true);
    }

    /** Somebody else was faster to take the subnet. */
    private static boolean isOvertaken(EngineError e) {
        return e.status == NOT_FOUND || e.getMessage().contains("overlaps");
    }

    private void drop(String name) {
        engine.doing("remove network " + name, () -> {
            try {
                delete(name);
            } catch (EngineError e) {
                throw e.getMessage().contains("has active endpoints") ? inUse(name, e) : e;
            }
        });
    }

    void remove(String name) {
        drop(name);
        engine.doing("remove network " + name, () -> {
            for (String left : named(name)) {
                if (SCOUT.matcher(left).find()) {
                    removeIfThere(left);
                }
            }
        });
    }

    /** When many containers stop at once, engines miscount at times: https://github.com/moby/moby/issues/42119. */
    private EngineError inUse(String name, EngineError refusal) {
        Map<String, Json> running = engine.find("look at network " + name, "/networks/" + name)
                .map(network -> network.get("Containers").members())
                .orElse(Map.of());
        List<String> names = running.values().stream()
                .map(container -> container.get("Name").text())
                .sorted()
                .toList();
        return new EngineError(
                refusal.status,
                names.isEmpty()
                        ? "the engine counts a container on it that is gone, a known fault of Docker engines"
                                + " (moby issue 42119). It does no harm as it is; to have it removed, restart the engine"
                        : "containers run on it: " + String.join(", ", names));
    }

    private void delete(String name) throws IOException {
        engine.order("DELETE", "/networks/" + name, Optional.empty());
    }
}
