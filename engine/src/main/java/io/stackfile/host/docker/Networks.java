package io.stackfile.host.docker;

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

    /** In a form that it had, with the addresses that it had, as long as nobody else has them now, or it can have no others. */
    void create(Observed.Network network) {
        engine.doing("restore network " + network.name(), () -> {
            String stack = Json.parse(network.form().request())
                    .at("Labels", Labels.STACK)
                    .text();
            JsonObject request = NetworkForms.request(network.forms());
            for (int attempt = 1; ; attempt++) {
                try {
                    order(request);
                    break;
                } catch (EngineError e) {
                    if (attempt == ATTEMPTS || !isOvertaken(e) || !NetworkForms.isChosenHere(network.form())) {
                        throw e;
                    }
                    request = NetworkForms.request(network.forms(), freeSubnets(network.name(), stack, "0"));
                }
            }
            removeScouts(network.name(), named(stack));
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

    void remove(String name) {
        engine.doing("remove network " + name, () -> {
            try {
                delete(name);
            } catch (EngineError e) {
                throw e.getMessage().contains("has active endpoints") ? inUse(name, e) : e;
            }
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
