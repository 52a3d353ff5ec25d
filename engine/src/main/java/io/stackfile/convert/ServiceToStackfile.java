package io.stackfile.convert;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.Optional;
import java.util.Set;

/** A service with the words of Docker Cloud and Compose version 1, where they have one. */
final class ServiceToStackfile {
    private final Draft service;
    private final String where;
    private final Problems left;

    ServiceToStackfile(Node.Mapping service, String name, Problems left) {
        this.service = new Draft(service);
        this.where = "services." + name;
        this.left = left;
        service.get("scale").ifPresent(number -> this.service.put("scale", "target_num_containers", number));
        this.service
                .text("network_mode")
                .filter(mode -> Set.of("host", "none").contains(mode))
                .ifPresent(mode -> this.service.put(
                        "network_mode", "net", this.service.get("network_mode").orElseThrow()));
        dockerfile();
        logging();
        networks();
        drop("configs", "mount a file with volumes");
        drop("secrets", "mount a file with volumes, or use env_file");
        drop("models", "set its address with environment");
    }

    Node.Mapping mapping() {
        return service.mapping();
    }

    private void dockerfile() {
        if (!(service.get("build").orElse(null) instanceof Node.Mapping build)
                || !Set.of("context", "dockerfile").containsAll(build.entries().keySet())
                || build.get("context").isEmpty()) {
            return;
        }
        service.put("build", build.get("context").orElseThrow());
        build.get("dockerfile").ifPresent(file -> service.putAfter("build", "dockerfile", file));
    }

    private void logging() {
        if (service.get("logging").orElse(null) instanceof Node.Mapping logging
                && Set.of("driver", "options").containsAll(logging.entries().keySet())) {
            Optional<Node> driver = logging.get("driver");
            Optional<Node> options = logging.get("options");
            options.ifPresent(all -> service.putAfter("logging", "log_opt", all));
            driver.ifPresent(name -> service.put("logging", "log_driver", name));
            service.remove("logging");
        }
    }

    /** The stack's own network needs no word. */
    private void networks() {
        Optional<Node> networks = service.get("networks");
        boolean usual = networks.filter(node -> node instanceof Node.Sequence list
                        ? list.items().size() == 1
                                && list.items().get(0) instanceof Node.Scalar only
                                && only.text().equals("default")
                        : node instanceof Node.Mapping map
                                && map.entries().size() == 1
                                && map.get("default")
                                        .filter(value -> value instanceof Node.Scalar scalar && scalar.isNull())
                                        .isPresent())
                .isPresent();
        if (usual) {
            service.remove("networks");
        }
        drop("networks", "all services of a Stackfile share one network");
    }

    private void drop(String key, String instead) {
        Node.Entry entry = service.entry(key);
        if (entry != null && service.get(key).isPresent()) {
            left.warning(
                    entry.key(),
                    where + "." + key,
                    "'" + key + "' is left out: a Stackfile has no place to declare them",
                    instead);
        }
        service.remove(key);
    }
}
