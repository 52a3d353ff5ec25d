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
    private static final String LABELS = "Labels";
    private static final String ADDRESSES = "IPAM";

    private NetworkForms() {}

    /** Of a network that is there; the one it has comes first. */
    static List<NetworkForm> of(Json network) {
        List<NetworkForm> forms = new ArrayList<>(List.of(form(request(network))));
        forms.addAll(earlier(network));
        return forms;
    }

    /** Those that a network had. */
    static List<NetworkForm> earlier(Json network) {
        String label = network.at(LABELS, Labels.EARLIER).text();
        return label.isEmpty()
                ? List.of()
                : Json.parse(label).items().stream().map(NetworkForms::form).toList();
    }

    static String label(List<NetworkForm> earlier) {
        return Json.of(earlier.stream()
                        .limit(MOST)
                        .map(form -> Json.parse(form.request()))
                        .toList())
                .toString();
    }

    private static NetworkForm form(Json request) {
        return new NetworkForm(
                (int) request.at(LABELS, Labels.GENERATION).number(),
                request.at(LABELS, Labels.FINGERPRINT).text(),
                request.toString());
    }

    private static Json request(Json network) {
        Map<String, Json> request = picked(network, AS_THEY_ARE);
        Json addresses = network.get(ADDRESSES);
        Map<String, Json> plan = picked(addresses, OF_ADDRESSES);
        plan.put(
                "Config",
                Json.of(addresses.get("Config").items().stream()
                        .map(pool -> Json.of(picked(pool, OF_POOL)))
                        .toList()));
        request.put(ADDRESSES, Json.of(plan));
        Map<String, Json> labels = new LinkedHashMap<>(network.get(LABELS).members());
        labels.remove(Labels.EARLIER);
        request.put(LABELS, Json.of(labels));
        return Json.of(request);
    }

    /** Of what is there; an engine says {@code null} of what is not. */
    private static Map<String, Json> picked(Json from, List<String> names) {
        Map<String, Json> picked = new LinkedHashMap<>();
        names.stream().filter(name -> from.get(name).isPresent()).forEach(name -> picked.put(name, from.get(name)));
        return picked;
    }

    /** The request for a network of the first of these forms, which remembers the others. */
    static JsonObject request(List<NetworkForm> forms) {
        JsonObject request = new JsonObject();
        Json words = Json.parse(forms.get(0).request());
        words.members().forEach(request::with);
        JsonObject labels = new JsonObject();
        words.get(LABELS).members().forEach(labels::with);
        if (forms.size() > 1) {
            labels.with(Labels.EARLIER, label(forms.subList(1, forms.size())));
        }
        return request.with(LABELS, labels).with("CheckDuplicate", true);
    }

    /** The same with other addresses. */
    static JsonObject request(List<NetworkForm> forms, List<String> subnets) {
        List<JsonObject> pools = subnets.stream()
                .map(subnet -> new JsonObject().with("Subnet", subnet))
                .toList();
        return request(forms).with(ADDRESSES, new JsonObject().with("Config", pools));
    }

    /** Whether a network of this form had its addresses from {@link Networks}, so that others are as good. */
    static boolean isChosenHere(NetworkForm form) {
        Json words = Json.parse(form.request());
        return words.get("Driver").text().equals("bridge")
                && !words.get("EnableIPv4").text().equals("false")
                && form.fingerprint().lines().noneMatch(line -> line.startsWith("ipam."));
    }
}
