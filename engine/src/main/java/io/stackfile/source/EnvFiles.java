package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the variables of env files where {@code environment} has its own, so that whoever reads on finds all of them in one
 * place. What {@code environment} says goes before every file, a later file before an earlier one.
 */
final class EnvFiles {
    private static final String SERVICES = "services";
    private static final String ENV_FILE = "env_file";
    private static final String ENVIRONMENT = "environment";

    private final CheckedFile file;
    private final Set<Value> secrets = new LinkedHashSet<>();

    private EnvFiles(CheckedFile file) {
        this.file = file;
        secrets.addAll(file.secrets());
    }

    static CheckedFile fold(CheckedFile file) {
        EnvFiles files = new EnvFiles(file);
        Node.Mapping document = file.document();
        if (file.dialect() == Dialect.STACKFILE) {
            document = files.services(document);
        } else if (document.get(SERVICES).orElse(document) instanceof Node.Mapping services) {
            document = with(document, SERVICES, files.services(services));
        }
        return file.with(document, List.copyOf(files.secrets));
    }

    private Node.Mapping services(Node.Mapping services) {
        Node.Mapping folded = services;
        for (Node.Entry entry : services.all()) {
            if (entry.value() instanceof Node.Mapping service
                    && service.get(ENV_FILE).isPresent()) {
                folded = with(folded, entry.name(), service(SERVICES + "." + entry.name() + "." + ENV_FILE, service));
            }
        }
        return folded;
    }

    private Node.Mapping service(String where, Node.Mapping service) {
        Optional<Node> written = service.get(ENVIRONMENT);
        Map<String, Node.Entry> own = written.map(EnvFiles::pairs).orElse(Map.of());
        Map<String, Node.Entry> all = variables(where, service, own);
        String place = where.replaceFirst("env_file$", ENVIRONMENT);
        own.forEach((name, entry) -> {
            if (!isLeftOpen(entry) || !all.containsKey(name)) {
                put(all, name, entry, place);
            }
        });
        boolean form = written.isEmpty() || !(written.get() instanceof Node.Scalar);
        return form ? withEnvironment(service, all) : service;
    }

    /** What the files say, one after the other. */
    private Map<String, Node.Entry> variables(String where, Node.Mapping service, Map<String, Node.Entry> own) {
        Map<String, Node.Entry> all = new LinkedHashMap<>();
        KnownVariables known = new KnownVariables(file.values());
        own.forEach((name, entry) -> known.add(name, entry.value()));
        Substitution substitution = Substitution.ofVariables(known, file.problems(), file.provenance());
        EnvFileList.of(service.get(ENV_FILE).orElseThrow(), where, file).forEach(one -> {
            Map<String, Node.Entry> read = one.variables(substitution, known);
            file.provenance().hide(new Node.Mapping(service.at(), read), substitution.secrets());
            read.forEach((name, entry) -> {
                if (!isLeftOpen(entry)) {
                    put(all, name, entry, where.replaceFirst("env_file$", ENVIRONMENT));
                }
            });
        });
        secrets.addAll(substitution.secrets());
        return all;
    }

    private void put(Map<String, Node.Entry> all, String name, Node.Entry entry, String place) {
        Node.Entry earlier = all.put(name, entry);
        if (earlier != null) {
            file.provenance().overridden(place + "." + name, earlier.value(), entry.value());
        }
    }

    /** A bare name, for which the shell has no value. */
    private boolean isLeftOpen(Node.Entry entry) {
        return isBare(entry.value()) && file.values().variable(entry.name()).isEmpty();
    }

    private static boolean isBare(Node value) {
        return value instanceof Node.Scalar scalar && scalar.isNull();
    }

    private static Map<String, Node.Entry> pairs(Node environment) {
        Map<String, Node.Entry> pairs = new LinkedHashMap<>();
        if (environment instanceof Node.Mapping mapping) {
            mapping.all().forEach(entry -> pairs.put(entry.name(), entry));
        } else if (environment instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    Node.Entry entry = pair(scalar);
                    pairs.put(entry.name(), entry);
                }
            }
        }
        return pairs;
    }

    private static Node.Entry pair(Node.Scalar item) {
        int equals = item.text().indexOf('=');
        return equals < 0
                ? new Node.Entry(item, new Node.Scalar(item.at(), "", Node.Type.NULL, false))
                : new Node.Entry(
                        item.withText(item.text().substring(0, equals)),
                        new Node.Scalar(item.at(), item.text().substring(equals + 1), Node.Type.TEXT, item.quoted()));
    }

    /** In the place of {@code env_file} where there was no {@code environment}. */
    private static Node.Mapping withEnvironment(Node.Mapping service, Map<String, Node.Entry> variables) {
        Node.Mapping environment =
                new Node.Mapping(service.get(ENVIRONMENT).orElse(service).at(), variables);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        service.all().forEach(entry -> {
            boolean files = entry.name().equals(ENV_FILE);
            if (files && service.get(ENVIRONMENT).isEmpty() && !variables.isEmpty()) {
                entries.put(ENVIRONMENT, new Node.Entry(entry.key().withText(ENVIRONMENT), environment));
            } else if (entry.name().equals(ENVIRONMENT)) {
                entries.put(ENVIRONMENT, new Node.Entry(entry.key(), environment));
            } else if (!files) {
                entries.put(entry.name(), entry);
            }
        });
        return new Node.Mapping(service.at(), entries);
    }

    private static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (name, entry) -> new Node.Entry(entry.key(), value));
        return new Node.Mapping(mapping.at(), entries);
    }
}
