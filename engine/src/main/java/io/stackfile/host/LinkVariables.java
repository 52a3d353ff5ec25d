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

/**
 * The variables that a link brings: {@code MONGO_PORT_27017_TCP_ADDR} and its kin, without a number and with one for each
 * container. Docker injected them on its default bridge ("Legacy container links" in its documentation) and Docker Cloud on
 * its overlay; no engine does on the networks of today. The address in them is a name, which survives a replacement.
 */
public final class LinkVariables {
    private final Map<String, String> variables = new TreeMap<>();

    private LinkVariables() {}

    /** For one link of {@code from} to {@code target}, whose image is on the host already. */
    public static Map<String, String> of(Service from, Link link, Service target, ImageFacts image) {
        LinkVariables all = new LinkVariables();
        String alias = variable(link.alias());
        all.variables.put(alias + "_NAME", "/" + from.name() + "/" + link.alias());
        all.add(alias, target.name(), target, image);
        for (int number = 1; number <= target.containers(); number++) {
            all.add(alias + "_" + number, target.name() + "-" + number, target, image);
        }
        return all.variables;
    }

    private static String variable(String alias) {
        return alias.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private void add(String prefix, String host, Service target, ImageFacts image) {
        SortedSet<Exposed> ports = ports(target, image);
        if (!ports.isEmpty()) {
            variables.put(prefix + "_PORT", address(ports.first(), host));
        }
        ports.forEach(port -> addPort(prefix + "_PORT_" + port.port() + "_" + protocol(port), host, port));
        ranges(ports).forEach(range -> addRange(prefix, host, range));
        image.environment().forEach((name, value) -> addVariable(prefix, name, value));
        target.environment().forEach((name, value) -> addVariable(prefix, name, value.reveal()));
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

    private void addRange(String prefix, String host, List<Exposed> range) {
        Exposed first = range.get(0);
        Exposed last = range.get(range.size() - 1);
        String name = prefix + "_PORT_" + first.port() + "_" + protocol(first);
        variables.put(name + "_START", address(first, host));
        variables.put(name + "_END", address(last, host));
        variables.put(name + "_PORT_START", Integer.toString(first.port()));
        variables.put(name + "_PORT_END", Integer.toString(last.port()));
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

    private void addVariable(String prefix, String name, String value) {
        if (!name.equals("HOME") && !name.equals("PATH")) {
            variables.put(prefix + "_ENV_" + name, value);
        }
    }

    private static String address(Exposed port, String host) {
        return port.protocol() + "://" + host + ":" + port.port();
    }

    private static String protocol(Exposed port) {
        return port.protocol().toString().toUpperCase(Locale.ROOT);
    }
}
