package io.stackfile.host;

import io.stackfile.model.Exposed;
import io.stackfile.model.Link;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The variables that a link brings: {@code MONGO_PORT_27017_TCP_ADDR} and its kin, without a number and with one for each
 * container. Docker injected them on its default bridge ("Legacy container links" in its documentation) and Docker Cloud on
 * its overlay; no engine does on the networks of today. The address in them is a name, which survives a replacement.
 */
public final class LinkVariables {
    private final Map<String, String> variables = new TreeMap<>();

    private final String prefix;

    private LinkVariables(Service from, String alias) {
        prefix = variable(alias);
        variables.put(prefix + "_NAME", "/" + from.name() + "/" + alias);
    }

    /** For one link of {@code from} to {@code target}, whose image is on the host already. */
    public static Map<String, String> of(Service from, Link link, Service target, ImageFacts image) {
        Map<String, String> environment = new TreeMap<>(image.environment());
        target.environment().forEach((name, value) -> environment.put(name, value.reveal()));
        SortedSet<Exposed> ports = ports(target, image);
        List<Linked> containers = IntStream.rangeClosed(1, target.containers())
                .mapToObj(number -> new Linked(number, target.name() + "-" + number, ports, environment))
                .toList();
        LinkVariables all = new LinkVariables(from, link.alias());
        all.add(all.prefix, target.name(), ports, environment);
        return all.with(containers);
    }

    /** For a link to containers that are there already; the first one speaks for all. */
    public static Map<String, String> of(Service from, String alias, List<Linked> containers) {
        LinkVariables all = new LinkVariables(from, alias);
        containers.stream().limit(1).forEach(first -> all.add(all.prefix, alias, first.ports(), first.environment()));
        return all.with(containers);
    }

    /** One of the containers that a link leads to; {@code host} is the name by which it is reached. */
    public record Linked(int number, String host, SortedSet<Exposed> ports, Map<String, String> environment) {
        public Linked {
            ports = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ports));
            environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
        }
    }

    private Map<String, String> with(List<Linked> containers) {
        containers.forEach(one -> add(prefix + "_" + one.number(), one.host(), one.ports(), one.environment()));
        return variables;
    }

    private static String variable(String alias) {
        return alias.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private void add(String name, String host, SortedSet<Exposed> ports, Map<String, String> environment) {
        if (!ports.isEmpty()) {
            variables.put(name + "_PORT", address(ports.first(), host));
        }
        ports.forEach(port -> addPort(name + "_PORT_" + port.port() + "_" + protocol(port), host, port));
        ranges(ports).forEach(range -> addRange(name, host, range));
        environment.forEach((variable, value) -> addVariable(name, variable, value));
    }

    /** The image's, the file's {@code expose} and the container side of its {@code ports}. */
    private static SortedSet<Exposed> ports(Service target, ImageFacts image) {
        SortedSet<Exposed> ports = new TreeSet<>(image.exposed());
        ports.addAll(target.exposed());
        target.ports().stream().map(Port::container).forEach(ports::add);
        return ports;
    }

    private void addPort(String name, String host, Exposed port) {
        variables.put(name, address(port, host));
        variables.put(name + "_ADDR", host);
        variables.put(name + "_PORT", Integer.toString(port.port()));
        variables.put(name + "_PROTO", port.protocol().toString());
    }

    private void addRange(String name, String host, List<Exposed> range) {
        Exposed first = range.get(0);
        Exposed last = range.get(range.size() - 1);
        String start = name + "_PORT_" + first.port() + "_" + protocol(first);
        variables.put(start + "_START", address(first, host));
        variables.put(start + "_END", address(last, host));
        variables.put(start + "_PORT_START", Integer.toString(first.port()));
        variables.put(start + "_PORT_END", Integer.toString(last.port()));
    }

    /** Three or more ports in a row, of one protocol. */
    private static List<List<Exposed>> ranges(SortedSet<Exposed> ports) {
        List<List<Exposed>> runs = new ArrayList<>();
        for (Exposed port : ports) {
            List<Exposed> run = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (run.isEmpty() || !follows(run.get(run.size() - 1), port)) {
                run = new ArrayList<>();
                runs.add(run);
            }
            run.add(port);
        }
        return runs.stream().filter(run -> run.size() >= 3).toList();
    }

    private static boolean follows(Exposed first, Exposed second) {
        return first.protocol() == second.protocol() && second.port() == first.port() + 1;
    }

    private void addVariable(String linked, String name, String value) {
        if (!name.equals("HOME") && !name.equals("PATH")) {
            variables.put(linked + "_ENV_" + name, value);
        }
    }

    private static String address(Exposed port, String host) {
        return port.protocol() + "://" + host + ":" + port.port();
    }

    private static String protocol(Exposed port) {
        return port.protocol().toString().toUpperCase(Locale.ROOT);
    }
}
