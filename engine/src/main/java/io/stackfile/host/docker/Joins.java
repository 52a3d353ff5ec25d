package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Endpoint;
import io.stackfile.host.Standing;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The networks that a container joins between its making and its start, because the request that makes it takes only one. */
record Joins(Engine engine, ContainerSpec container, boolean named) {
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    void make() {
        if (container.service().settings().namespaces().network().isPresent()) {
            return;
        }
        Endpoint first = container.endpoints().get(0);
        if (saysMore(first.attachment())) {
            String deed =
                    "take " + container.name() + " from network " + first.network() + " to give it all it needs there";
            engine.tell(
                    deed, "POST", target(first, "disconnect"), new JsonObject().with("Container", container.name()));
            join(first);
        }
        container.endpoints().stream().skip(1).forEach(this::join);
    }

    /** Than the request that makes the container can say. */
    private static boolean saysMore(Attachment attachment) {
        return !attachment.linkLocal().isEmpty()
                || !attachment.options().isEmpty()
                || attachment.interfaceName().isPresent()
                || attachment.gatewayPriority() != 0;
    }

    private void join(Endpoint endpoint) {
        engine.tell(
                "put " + container.name() + " on network " + endpoint.network(),
                "POST",
                target(endpoint, "connect"),
                new JsonObject().with("Container", container.name()).with("EndpointConfig", words(endpoint)));
    }

    private static String target(Endpoint endpoint, String verb) {
        return "/networks/" + endpoint.network() + "/" + verb;
    }

    private JsonObject words(Endpoint endpoint) {
        Attachment attachment = endpoint.attachment();
        JsonObject words = new JsonObject();
        if (named && endpoint.own()) {
            words.with("Aliases", aliases(container, endpoint));
        }
        List<String> links = Links.of(container, endpoint).stream()
                .map(link -> link.getName() + ":" + link.getAlias())
                .toList();
        if (!links.isEmpty()) {
            words.with("Links", links);
        }
        JsonObject addresses = new JsonObject();
        attachment.ipv4().ifPresent(address -> addresses.with("IPv4Address", address));
        attachment.ipv6().ifPresent(address -> addresses.with("IPv6Address", address));
        if (!attachment.linkLocal().isEmpty()) {
            addresses.with("LinkLocalIPs", attachment.linkLocal());
        }
        words.with("IPAMConfig", addresses);
        attachment.macAddress().ifPresent(address -> words.with("MacAddress", address));
        Map<String, String> options = new TreeMap<>(attachment.options());
        attachment.interfaceName().ifPresent(name -> options.put(INTERFACE_NAME, name));
        if (!options.isEmpty()) {
            words.with("DriverOpts", NetworkRequest.object(options));
        }
        if (attachment.gatewayPriority() != 0) {
            words.with("GwPriority", attachment.gatewayPriority());
        }
        return words;
    }

    /** What others on a network call the container, or will call it one day. */
    static List<String> aliases(ContainerSpec container, Endpoint endpoint) {
        String service = container.service().name();
        boolean unnamed = container.standing() == Standing.ASIDE && !endpoint.external();
        return new ArrayList<>(Stream.concat(
                        Stream.of(service, service + "-" + container.number()),
                        endpoint.attachment().aliases().stream())
                .distinct()
                .map(name -> unnamed ? Aside.hidden(name) : name)
                .toList());
    }
}
