package io.stackfile.host.docker;

import io.stackfile.host.Labels;
import io.stackfile.host.NetworkForm;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of a network as requests to the engine: the one it has, from what the engine tells of it, and those that it had, from
 * its label {@link Labels#EARLIER}. What a request asks for is in Docker's
 * <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkCreate">reference</a>.
 */
final class NetworkForms {
    /** More than containers are kept for the way back to. */
    private static final int MOST = 10;

    private static final List<String> AS_THEY_ARE =
            List.of("Name", "Driver", "Options", "Internal", "Attachable", "EnableIPv4", "EnableIPv6");
    private static final List<String> OF_ADDRESSES = List.of("Driver", "Options");
    private static final List<String> OF_POOL = List.of("Subnet", "IPRange", "Gateway", "AuxiliaryAddresses");

    private NetworkForms() {}

    /** Of one that is there; the one it has comes first. */
    static List<NetworkForm> of(Json network) {
        List<Json> requests = new ArrayList<>(List.of(request(network)));
        requests.addAll(earlier(network));
        List<NetworkForm> forms = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Json request = requests.get(i);
            forms.add(new NetworkForm(
                    (int) request.at("Labels", Labels.GENERATION).number(),
                    request.at("Labels", Labels.FINGERPRINT).text(),
                    remembering(request, requests.subList(i + 1, requests.size()))
                            .toString()));
        }
        return forms;
    }

    /** What a network that takes the place of one of that form remembers. */
    static String label(NetworkForm before) {
        Json request = Json.parse(before.words());
        List<Json> all = new ArrayList<>(List.of(forgetting(request)));
        all.addAll(earlier(request));
        return Json.of(all.stream().limit(MOST).toList()).toString();
    }

    private static List<Json> earlier(Json network) {
        String label = network.at("Labels", Labels.EARLIER).text();
        return label.isEmpty() ? List.of() : Json.parse(label).items();
    }

    private static Json request(Json network) {
        Map<String, Json> request = picked(network, AS_THEY_ARE);
        Json addresses = network.get("IPAM");
        Map<String, Json> plan = picked(addresses, OF_ADDRESSES);
        plan.put(
                "Config",
                Json.of(addresses.get("Config").items().stream()
                        .map(pool -> Json.of(picked(pool, OF_POOL)))
                        .toList()));
        request.put("IPAM", Json.of(plan));
        request.put("Labels", network.get("Labels"));
        return forgetting(Json.of(request));
    }

    private static Map<String, Json> picked(Json from, List<String> names) {
        Map<String, Json> picked = new LinkedHashMap<>();
        names.stream().filter(name -> from.get(name).isPresent()).forEach(name -> picked.put(name, from.get(name)));
        return picked;
    }

    private static Json forgetting(Json request) {
        return remembering(request, List.of());
    }

    private static Json remembering(Json request, List<Json> earlier) {
        Map<String, Json> labels = new LinkedHashMap<>(request.get("Labels").members());
        labels.remove(Labels.EARLIER);
        if (!earlier.isEmpty()) {
            labels.put(Labels.EARLIER, Json.of(Json.of(earlier).toString()));
        }
        Map<String, Json> members = new LinkedHashMap<>(request.members());
        members.put("Labels", Json.of(labels));
        return Json.of(members);
    }

    /** The request for a form; with other addresses where some are given. */
    static JsonObject request(NetworkForm form, List<String> subnets) {
        Json words = Json.parse(form.words());
        JsonObject request = new JsonObject();
        words.members().forEach(request::with);
        if (!subnets.isEmpty()) {
            request.with(
                    "IPAM",
                    new JsonObject()
                            .with(
                                    "Config",
                                    subnets.stream()
                                            .map(subnet -> new JsonObject().with("Subnet", subnet))
                                            .toList()));
        }
        return request.with("CheckDuplicate", true);
    }
}
