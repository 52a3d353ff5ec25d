package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.NetworkSpec;
import io.stackfile.json.JsonObject;
import io.stackfile.model.AddressPlan;
import io.stackfile.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network to be made, in the engine's words; {@code subnets} are those it gets when the file says nothing of addresses. */
record NetworkRequest(NetworkSpec spec, List<String> subnets) {
    JsonObject json() {
        Network network = spec.network();
        JsonObject request = new JsonObject()
                .with("Name", spec.name())
                .with("Driver", network.driver().orElse("bridge"))
                .with("CheckDuplicate", true);
        if (!network.options().isEmpty()) {
            request.with("Options", object(network.options()));
        }
        if (network.internal()) {
            request.with("Internal", true);
        }
        if (network.attachable()) {
            request.with("Attachable", true);
        }
        if (!network.ipv4()) {
            request.with("EnableIPv4", false);
        }
        if (network.ipv6()) {
            request.with("EnableIPv6", true);
        }
        return request.with("IPAM", addresses(network.addresses())).with("Labels", object(labels()));
    }

    private JsonObject addresses(AddressPlan plan) {
        JsonObject addresses = new JsonObject();
        plan.driver().ifPresent(driver -> addresses.with("Driver", driver));
        List<JsonObject> pools = new ArrayList<>();
        subnets.forEach(subnet -> pools.add(new JsonObject().with("Subnet", subnet)));
        plan.pools().forEach(pool -> pools.add(pool(pool)));
        if (!plan.options().isEmpty()) {
            addresses.with("Options", object(plan.options()));
        }
        return addresses.with("Config", pools);
    }

    private static JsonObject pool(AddressPlan.Pool pool) {
        JsonObject json = new JsonObject();
        pool.subnet().ifPresent(subnet -> json.with("Subnet", subnet));
        pool.range().ifPresent(range -> json.with("IPRange", range));
        pool.gateway().ifPresent(gateway -> json.with("Gateway", gateway));
        if (!pool.reserved().isEmpty()) {
            json.with("AuxiliaryAddresses", object(pool.reserved()));
        }
        return json;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>(spec.network().labels());
        labels.put(Labels.COMPOSE_NETWORK, spec.network().key());
        labels.put(Labels.COMPOSE_PROJECT, spec.stack());
        labels.put(Labels.COMPOSE_VERSION, ContainerLabels.VERSION_OF_COMPOSE);
        labels.put(Labels.STACK, spec.stack());
        if (spec.name().equals(spec.stack())) {
            labels.put(Labels.SALT, spec.salt());
        } else {
            labels.put(Labels.NETWORK, spec.network().key());
        }
        if (!spec.fingerprint().isEmpty()) {
            labels.put(Labels.FINGERPRINT, spec.fingerprint());
        }
        if (spec.generation() > 0) {
            labels.put(Labels.GENERATION, Integer.toString(spec.generation()));
            labels.put(Labels.EARLIER, NetworkForms.label(spec.earlier()));
        }
        return labels;
    }

    static JsonObject object(Map<String, String> entries) {
        JsonObject json = new JsonObject();
        entries.forEach(json::with);
        return json;
    }
}
