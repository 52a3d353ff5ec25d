package io.stackfile.convert;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.Map;
import java.util.TreeMap;

/** A Stackfile as a compose file. */
final class ToCompose {
    private final Node.Mapping stackfile;
    private final String name;
    private final Problems left;
    private final Map<String, Node> volumes = new TreeMap<>();

    ToCompose(Node.Mapping stackfile, String name, Problems left) {
        this.stackfile = stackfile;
        this.name = name;
        this.left = left;
    }

    Node.Mapping document() {
        Draft services = new Draft(stackfile);
        Draft document = Draft.at(stackfile).put("name", Draft.text(stackfile, name));
        for (Node.Entry entry : stackfile.all()) {
            if (entry.name().startsWith("x-")) {
                services.remove(entry.name());
                document.put(entry.name(), entry.value());
            } else if (entry.value() instanceof Node.Mapping service) {
                ServiceToCompose converted = new ServiceToCompose(service, entry.name(), stackfile, left);
                services.put(entry.name(), converted.mapping());
                volumes.putAll(converted.volumes());
            }
        }
        document.put("services", services.mapping());
        if (!volumes.isEmpty()) {
            Draft declared = Draft.at(stackfile);
            volumes.forEach(declared::put);
            document.put("volumes", declared.mapping());
        }
        return document.mapping();
    }
}
