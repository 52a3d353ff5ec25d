package io.stackfile.export;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a container is reached and whom it reaches.
 *
 * @param project whose networks begin with its name; may be empty
 * @param services of all containers that are exported, by the names and identifiers of these
 * @param networks those that a compose file declares, by their keys, to be added to
 */
record NetworkKeys(
        Described seen,
        String service,
        String project,
        Map<String, String> services,
        Map<String, Node> networks,
        List<String> notes) {
    private static final Set<String> ANYWHERE = Set.of("", "0.0.0.0");
    private static final int SHORT_ID = 12;

    void put(Out out) {
        String mode = seen.host().get("NetworkMode").text();
        ports(out, mode);
        if (mode.equals("host") || mode.equals("none")) {
            out.put("network_mode", mode);
        } else if (mode.startsWith("container:")) {
            out.put("network_mode", shared(mode));
        } else {
            joined(out);
            links(out);
        }
        out.put("pid", shared(seen.host().get("PidMode").text()));
        String ipc = seen.host().get("IpcMode").text();
        out.put("ipc", Set.of("private", "shareable").contains(ipc) ? "" : shared(ipc));
        out.put("uts", seen.host().get("UTSMode").text());
        out.put("userns_mode", seen.host().get("UsernsMode").text());
        out.put("mac_address", seen.config().get("MacAddress").text());
        out.put("dns", seen.host().get("Dns").texts());
        out.put("dns_search", seen.host().get("DnsSearch").texts());
        out.put("dns_opt", seen.host().get("DnsOptions").texts());
        out.put("extra_hosts", seen.host().get("ExtraHosts").texts());
    }

    private void ports(Out out, String mode) {
        List<String> ports = new ArrayList<>();
        Map<String, Json> bindings =
                new TreeMap<>(seen.host().get("PortBindings").members());
        bindings.forEach((port, places) -> places.items().forEach(place -> ports.add(published(port, place))));
        Set<String> exposed =
                new TreeSet<>(seen.config().get("ExposedPorts").members().keySet());
        if (seen.host().get("PublishAllPorts").isTrue()) {
            exposed.stream().filter(port -> !bindings.containsKey(port)).forEach(port -> ports.add(plain(port)));
            exposed.clear();
        }
        exposed.removeAll(seen.imageConfig().get("ExposedPorts").members().keySet());
        exposed.removeAll(bindings.keySet());
        if (mode.matches("none|host|container:.*") && !ports.isEmpty()) {
            notes.add(service + ": its ports " + String.join(", ", ports) + " are left out: with network_mode '"
                    + shared(mode) + "' none is published");
        } else {
            out.put("ports", ports);
        }
        out.put("expose", exposed.stream().map(NetworkKeys::plain).toList());
    }

    private static String published(String port, Json place) {
        String address = place.get("HostIp").text();
        String number = place.get("HostPort").text();
        String shown = address.contains(":") ? "[" + address + "]" : address;
        String there = number.equals("0") ? "" : number;
        if (ANYWHERE.contains(address)) {
            return (there.isEmpty() ? "" : there + ":") + plain(port);
        }
        return shown + ":" + there + ":" + plain(port);
    }

    private static String plain(String port) {
        return port.replace("/tcp", "");
    }

    /** Of another container, which may be one of a service here. */
    private String shared(String mode) {
        if (!mode.startsWith("container:")) {
            return mode;
        }
        String other = mode.substring("container:".length());
        return Optional.ofNullable(services.get(other)).map("service:"::concat).orElse(mode);
    }

    private void joined(Out out) {
        Map<String, Node> joined = new LinkedHashMap<>();
        boolean special = false;
        for (Map.Entry<String, Json> entry :
                new TreeMap<>(seen.container().at("NetworkSettings", "Networks").members()).entrySet()) {
            String name = entry.getKey();
            if (name.equals("bridge")) {
                continue;
            }
            boolean usual = name.equals(project) || name.equals(project + "_default");
            String key = usual ? "default" : key(name);
            Out settings = settings(entry.getValue(), usual);
            special |= !usual || !settings.isEmpty();
            joined.put(key, settings.mapping());
        }
        if (special) {
            boolean bare = joined.values().stream()
                    .allMatch(node -> ((Node.Mapping) node).entries().isEmpty());
            Out map = new Out();
            joined.forEach(map::putEven);
            out.put(
                    "networks",
                    bare ? Out.list(joined.keySet().stream().map(Out::text).toList()) : map.mapping());
        }
    }

    private String key(String network) {
        boolean own = !project.isEmpty() && network.startsWith(project + "_");
        String key = own ? network.substring(project.length() + 1) : network;
        Out declared = new Out();
        if (!own) {
            declared.put("external", true);
        }
        networks.putIfAbsent(key, declared.mapping());
        return key;
    }

    private Out settings(Json network, boolean usual) {
        List<String> known = List.of(
                seen.name(),
                service,
                service + "-" + seen.number(),
                seen.config().get("Hostname").text(),
                shortId());
        List<String> aliases = network.get("Aliases").texts().stream()
                .filter(alias -> !known.contains(alias))
                .distinct()
                .sorted()
                .toList();
        Json address = network.get("IPAMConfig");
        Out settings = new Out().put("aliases", aliases);
        // A stack of ours writes its own network's addresses down by itself.
        return usual && seen.isOurs()
                ? settings
                : settings.put("ipv4_address", address.get("IPv4Address").text())
                        .put("ipv6_address", address.get("IPv6Address").text());
    }

    private String shortId() {
        return seen.id().substring(0, Math.min(SHORT_ID, seen.id().length()));
    }

    private void links(Out out) {
        Set<String> links = new TreeSet<>();
        Set<String> outside = new TreeSet<>();
        if (seen.isOurs()) {
            seen.written("links").forEach((alias, other) -> link(other, alias, links));
            seen.written("external_links").forEach((alias, other) -> outside.add(link(other, alias)));
        } else {
            List<String> all = new ArrayList<>(seen.host().get("Links").texts().stream()
                    .map(text -> text.replaceFirst("^/", "").replaceFirst(":/.*/", ":"))
                    .toList());
            seen.container()
                    .at("NetworkSettings", "Networks")
                    .members()
                    .values()
                    .forEach(network -> all.addAll(network.get("Links").texts()));
            all.forEach(text -> add(text, links, outside));
        }
        out.put("links", List.copyOf(links));
        out.put("external_links", List.copyOf(outside));
        dependencies(out, links);
    }

    /** To a service that is exported, too, or to one of another stack: {@code db.shop}. */
    private void link(String other, String alias, Set<String> links) {
        if (services.containsValue(other) || other.contains(".")) {
            links.add(link(other, alias));
        } else {
            notes.add(service + ": its link " + link(other, alias) + " is left out: no container of " + other
                    + " is exported with it; name that one, too");
        }
    }

    private void add(String text, Set<String> links, Set<String> outside) {
        int colon = text.indexOf(':');
        String other = colon < 0 ? text : text.substring(0, colon);
        String alias = colon < 0 ? text : text.substring(colon + 1);
        String target = services.get(other);
        if (target == null) {
            outside.add(link(other, alias));
        } else if (!alias.equals(other) && !alias.matches(java.util.regex.Pattern.quote(target) + "[-_]\\d+")) {
            links.add(link(target, alias));
        }
    }

    private static String link(String other, String alias) {
        return other.equals(alias) ? other : other + ":" + alias;
    }

    private void dependencies(Out out, Set<String> links) {
        Out others = new Out();
        for (String written : seen.label("com.docker.compose.depends_on").split(",")) {
            String[] parts = written.split(":");
            if (parts.length > 1 && services.containsValue(parts[0])) {
                others.putEven(
                        parts[0],
                        new Out()
                                .put("condition", parts[1])
                                .put("restart", parts.length > 2 && parts[2].equals("true"))
                                .mapping());
            }
        }
        List<String> restarting =
                List.of(seen.label("io.stackfile.restarts-with").split(","));
        for (String other : seen.label("io.stackfile.after").split(",")) {
            boolean linked =
                    links.stream().anyMatch(link -> link.replaceFirst(":.*", "").equals(other));
            if (services.containsValue(other) && (!linked || restarting.contains(other))) {
                others.putEven(
                        other,
                        new Out()
                                .put("condition", "service_started")
                                .put("restart", restarting.contains(other))
                                .mapping());
            }
        }
        Node.Mapping all = others.mapping();
        boolean plain = all.all().stream()
                .allMatch(entry -> entry.value() instanceof Node.Mapping how
                        && how.get("restart").isEmpty()
                        && how.get("condition")
                                .filter(word -> ((Node.Scalar) word).text().equals("service_started"))
                                .isPresent());
        out.put(
                "depends_on",
                plain ? Out.list(all.entries().keySet().stream().map(Out::text).toList()) : all);
    }
}
