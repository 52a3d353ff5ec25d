package io.stackfile.convert;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.Map;

/** A compose file as a Stackfile, as far as that goes: a Stackfile has services and nothing beside them. */
final class ToStackfile {
    private static final Map<String, String> WITHOUT_PLACE = Map.of(
            "networks", "all services of a Stackfile share one network",
            "configs", "a Stackfile has no configs; mount a file with volumes",
            "secrets", "a Stackfile has no secrets; mount a file with volumes",
            "models", "a Stackfile has no models",
            "volumes", "a Stackfile names volumes and says nothing of them");

    private final Node.Mapping compose;
    private final String name;
    private final Problems left;

    ToStackfile(Node.Mapping compose, String name, Problems left) {
        this.compose = compose;
        this.name = name;
        this.left = left;
    }

    Node.Mapping document() {
        Draft document = Draft.at(compose);
        for (Node.Entry entry : compose.all()) {
            if (entry.name().startsWith("x-")) {
                document.put(entry.name(), entry.value());
            } else if (entry.name().equals("services") && entry.value() instanceof Node.Mapping services) {
                services.all().forEach(service -> document.put(service.name(), converted(service)));
            } else {
                tell(entry);
            }
        }
        return document.mapping();
    }

    private Node converted(Node.Entry entry) {
        return entry.value() instanceof Node.Mapping service && !entry.name().startsWith("x-")
                ? new ServiceToStackfile(service, entry.name(), left).mapping()
                : entry.value();
    }

    private void tell(Node.Entry entry) {
        switch (entry.name()) {
            case "version" -> {}
            case "name" ->
                left.warning(
                        entry.key(),
                        "name",
                        "'name' is left out: a Stackfile is named after itself",
                        "deploy it with --name " + name + ", or call the file " + name + ".yml");
            case "include" ->
                left.warning(
                        entry.key(),
                        "include",
                        "'include' is left out: a Stackfile includes nothing",
                        "name the other files with -f");
            default -> tellDefinitions(entry);
        }
    }

    private void tellDefinitions(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Mapping definitions)) {
            return;
        }
        for (Node.Entry definition : definitions.all()) {
            boolean usual = entry.name().equals("volumes") || definition.name().equals("default");
            boolean nothing = definition.value() instanceof Node.Scalar scalar && scalar.isNull()
                    || definition.value() instanceof Node.Mapping settings
                            && settings.entries().isEmpty();
            if (!(usual && nothing)) {
                left.warning(
                        definition.key(),
                        entry.name() + "." + definition.name(),
                        "'" + definition.name() + "' is left out",
                        WITHOUT_PLACE.getOrDefault(entry.name(), "a Stackfile has only services"));
            }
        }
    }
}
