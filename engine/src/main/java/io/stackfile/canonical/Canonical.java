package io.stackfile.canonical;

import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A checked compose file as {@code docker compose config} would write it. */
public final class Canonical {
    private final CheckedFile file;
    private final Node.Mapping document;
    private final Paths paths;

    private Canonical(CheckedFile file) {
        this.file = file;
        this.document = file.document();
        this.paths = new Paths(file);
    }

    public static Node.Mapping of(CheckedFile file) {
        return new Canonical(file).document();
    }

    private Node.Mapping document() {
        Tree tree = Tree.of(document)
                .remove("version", "include", "services", "networks", "volumes", "configs", "secrets", "models");
        Map<String, Node.Mapping> services = services();
        Tree all = new Tree(document);
        services.forEach(all::put);
        Uses uses = new Uses(services.values());
        return tree.put("name", Tree.text(document, file.name()))
                .put("services", all.mapping())
                .put("networks", networks(uses))
                .put("volumes", volumes(uses))
                .put("configs", files("configs", uses.sources("configs")))
                .put("secrets", files("secrets", uses.secrets()))
                .put("models", models(uses))
                .mapping();
    }

    private Map<String, Node.Mapping> services() {
        Services form = new Services(file);
        Map<String, Node.Mapping> services = new TreeMap<>();
        file.services().all().forEach(entry -> {
            if (entry.value() instanceof Node.Mapping service) {
                services.put(entry.name(), form.service(service));
            }
        });
        return services;
    }

    private Optional<Node> networks(Uses uses) {
        Form empty = written -> Optional.of(Tree.of((Node.Mapping) written)
                .putIfMissing("ipam", Tree.empty(written))
                .mapping());
        return definitions(Networks.DEFINED)
                .of(document, "networks", uses.names("networks"))
                .flatMap(empty.eachValue()::of);
    }

    private Optional<Node> volumes(Uses uses) {
        Fields fields = new Fields().with(Plain.TEXT, "name", "driver").with(Pairs.TEXTS, "driver_opts", "labels");
        return definitions(fields)
                .of(document, "volumes", uses.sources("volumes"))
                .flatMap(((Form) this::withDevice).eachValue()::of);
    }

    /** The folder of this machine that a volume stands for. */
    private Optional<Node> withDevice(Node volume) {
        Node.Mapping mapping = (Node.Mapping) volume;
        if (mapping.get("driver_opts").orElse(mapping) instanceof Node.Mapping options
                && Tree.textOf(options, "o").orElse("").equals("bind")
                && options.get("device").isPresent()) {
            Node.Mapping resolved = Tree.of(options)
                    .put("device", options.get("device").flatMap(paths::path))
                    .mapping();
            return Optional.of(Tree.of(mapping).put("driver_opts", resolved).mapping());
        }
        return Optional.of(volume);
    }

    private Optional<Node> files(String key, java.util.Set<String> used) {
        Fields fields = new Fields()
                .with(Plain.TEXT, "name", "content", "environment", "driver", "template_driver")
                .with(paths::path, "file")
                .with(Pairs.TEXTS, "labels", "driver_opts");
        return definitions(fields).of(document, key, used).map(Node.class::cast);
    }

    private Optional<Node> models(Uses uses) {
        Fields fields = new Fields()
                .with(Plain.TEXT, "name", "model")
                .with(Plain.NUMBER_BUT_ZERO, "context_size")
                .with(Plain.TEXTS, "runtime_flags");
        return definitions(fields).of(document, "models", uses.names("models")).map(Node.class::cast);
    }

    private Definitions definitions(Fields fields) {
        return new Definitions(file.name(), fields);
    }
}
