package io.stackfile.convert;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A service with keys of Docker Cloud and Compose version 1 as the compose specification says the same. */
final class ServiceToCompose {
    /** What a compose file has no key for, and what comes near; none of it is lost where it says only what is usual. */
    private static final Map<String, String> WITHOUT_PLACE = placeless();

    private final Draft service;
    private final String where;
    private final Node.Mapping services;
    private final Problems left;
    private final Map<String, Node> volumes = new TreeMap<>();

    ServiceToCompose(Node.Mapping service, String name, Node.Mapping services, Problems left) {
        this.service = new Draft(service);
        this.where = "services." + name;
        this.services = services;
        this.left = left;
        dockerfile();
        containers();
        network();
        logging();
        borrowed();
        links();
        mounts();
        extended();
        WITHOUT_PLACE.forEach(this::drop);
    }

    private static Map<String, String> placeless() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("autodestroy", "'stack run' removes a container when it has ended");
        keys.put("autoredeploy", "'stack up --pull' fetches a newer image");
        keys.put("deployment_strategy", "there is only one host to choose");
        keys.put("roles", "it was for the programming interface of Docker Cloud");
        keys.put("sequential_deployment", "write deploy: {update_config: {parallelism: 1}} in its place");
        keys.put("tags", "there is only one host to choose");
        return keys;
    }

    Node.Mapping mapping() {
        return service.mapping();
    }

    /** Those that the service names, for the top of the file. */
    Map<String, Node> volumes() {
        return volumes;
    }

    private void dockerfile() {
        Node.Entry dockerfile = service.entry("dockerfile");
        if (dockerfile == null) {
            return;
        }
        service.remove("dockerfile");
        Optional<Node> build = service.get("build");
        if (build.isEmpty()) {
            left(dockerfile, "there is no 'build' that it is for", "write build: . beside it");
            return;
        }
        Draft whole = build.get() instanceof Node.Mapping mapping
                ? new Draft(mapping)
                : Draft.at(build.get()).put("context", build.get());
        if (whole.get("dockerfile").isEmpty()) {
            whole.put("dockerfile", dockerfile.value());
        }
        service.put("build", whole.mapping());
    }

    private void containers() {
        service.get("target_num_containers").ifPresent(number -> {
            service.remove("scale").put("target_num_containers", "scale", number);
        });
        service.remove("target_num_containers");
    }

    /** At Docker Cloud {@code bridge} was the usual network, which is the stack's; in a compose file it is the engine's. */
    private void network() {
        service.text("net").ifPresent(net -> {
            Node at = service.get("net").orElseThrow();
            String other = net.startsWith("container:") ? net.substring("container:".length()) : "";
            boolean ofService = services.entries().containsKey(other);
            if (!net.equals("bridge")) {
                service.put("net", "network_mode", Draft.text(at, ofService ? "service:" + other : net));
            }
        });
        service.remove("net");
    }

    private void logging() {
        Optional<Node> driver = service.get("log_driver");
        Optional<Node> options = service.get("log_opt");
        if (driver.isPresent() || options.isPresent()) {
            Draft logging = Draft.at(driver.or(() -> options).orElseThrow());
            driver.ifPresent(value -> logging.put("driver", value));
            options.ifPresent(value -> logging.put("options", value));
            service.put(driver.isPresent() ? "log_driver" : "log_opt", "logging", logging.mapping());
        }
        service.remove("log_driver").remove("log_opt");
    }

    /** {@code SERVICE.STACK} is a container of another stack. */
    private void borrowed() {
        each("volumes_from", item -> {
            String[] parts = item.text().split(":", 2);
            int dot = parts[0].indexOf('.');
            boolean elsewhere = dot > 0 && !services.entries().containsKey(parts[0]) && !parts[0].equals("container");
            return Optional.of(
                    elsewhere
                            ? item.withText("container:" + parts[0].substring(dot + 1) + "-"
                                    + parts[0].substring(0, dot) + "-1" + (parts.length > 1 ? ":" + parts[1] : ""))
                            : item);
        });
    }

    private void links() {
        each("links", item -> {
            String target = item.text().split(":", 2)[0];
            if (target.indexOf('.') <= 0 || services.entries().containsKey(target)) {
                return Optional.of(item);
            }
            left.warning(
                    item,
                    where + ".links",
                    "'" + target + "' is a service of another stack, and is not in the compose file",
                    "write external_links and the name of its container");
            return Optional.empty();
        });
    }

    private void mounts() {
        Optional<Node> driver = service.get("volume_driver");
        Node.Entry key = service.entry("volume_driver");
        service.remove("volume_driver");
        List<Node> items = service.get("volumes")
                .filter(Node.Sequence.class::isInstance)
                .map(list -> ((Node.Sequence) list).items())
                .orElse(List.of());
        boolean unnamed = false;
        for (Node item : items) {
            VolumeName name = VolumeName.of(item);
            if (name.isOpen()) {
                left.warning(
                        item,
                        where + ".volumes",
                        "whether this is a path or the name of a volume shows only with its variable filled in",
                        "if it is a name, declare it under volumes at the top");
            }
            unnamed |= name.isUnnamed();
            name.text().ifPresent(text -> volumes.put(text, declared(item, driver)));
        }
        if (!items.isEmpty()) {
            Node list = service.get("volumes").orElseThrow();
            service.put(
                    "volumes",
                    new Node.Sequence(
                            list.at(), items.stream().map(PlainMode::of).toList()));
        }
        if (key != null && driver.isPresent() && unnamed) {
            left(key, "volumes without a name cannot have a driver", "give them names");
        }
    }

    private static Node declared(Node at, Optional<Node> driver) {
        return driver.<Node>map(name -> Draft.at(at).put("driver", name).mapping())
                .orElseGet(() -> new Node.Scalar(at.at(), "", Node.Type.NULL, false));
    }

    private void extended() {
        service.get("extends")
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .map(mapping -> mapping.entries().get("file"))
                .ifPresent(file -> left.warning(
                        file.key(),
                        where + ".extends",
                        "the other file stays as it is",
                        "convert it too, where another program is to read it"));
    }

    private void drop(String key, String instead) {
        Node.Entry entry = service.entry(key);
        if (entry != null && !isUsual(entry.value())) {
            left(entry, "a compose file has no such key", instead);
        }
        service.remove(key);
    }

    private static boolean isUsual(Node value) {
        return value instanceof Node.Sequence list && list.items().isEmpty()
                || value instanceof Node.Scalar scalar
                        && (scalar.isNull() || scalar.text().matches("(?i)no|off|false|emptiest_node"));
    }

    private void left(Node.Entry entry, String why, String cure) {
        left.warning(entry.key(), where + "." + entry.name(), "'" + entry.name() + "' is left out: " + why, cure);
    }

    /** Changes the texts of a list, or takes them out. */
    private void each(String key, Function<Node.Scalar, Optional<Node.Scalar>> change) {
        if (service.get(key).orElse(null) instanceof Node.Sequence list) {
            List<Node> items = new ArrayList<>();
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar) {
                    change.apply(scalar).ifPresent(items::add);
                } else {
                    items.add(item);
                }
            }
            if (items.isEmpty() && !list.items().isEmpty()) {
                service.remove(key);
            } else {
                service.put(key, new Node.Sequence(list.at(), items));
            }
        }
    }
}
