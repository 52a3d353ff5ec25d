package io.stackfile.lint;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Suggestion;
import io.stackfile.source.CheckedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a file or a service of it may break: {@code x-stack: {allow: [RULE]}}. */
record Allowed(Set<String> everywhere, Map<String, Set<String>> services) {
    private static final String KEY = "x-stack";

    static Allowed of(CheckedFile file, Problems problems) {
        Map<String, Set<String>> services = new HashMap<>();
        file.services().all().forEach(entry -> {
            if (entry.value() instanceof Node.Mapping service) {
                services.put(entry.name(), rules(service, "services." + entry.name() + ".", problems));
            }
        });
        return new Allowed(rules(file.document(), "", problems), services);
    }

    boolean in(String service, String rule) {
        return everywhere.contains(rule)
                || services.getOrDefault(service, Set.of()).contains(rule);
    }

    private static Set<String> rules(Node.Mapping mapping, String where, Problems problems) {
        Set<String> rules = new TreeSet<>();
        for (Node.Scalar rule : written(mapping)) {
            rules.add(rule.text());
            if (!Rules.NAMES.contains(rule.text())) {
                problems.error(
                        rule,
                        where + KEY + ".allow",
                        "there is no rule '" + rule.text() + "'",
                        Suggestion.among("the rules are", rule.text(), Rules.NAMES));
            }
        }
        return rules;
    }

    private static List<Node.Scalar> written(Node.Mapping mapping) {
        return mapping
                .get(KEY)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(ours -> ((Node.Mapping) ours).get("allow"))
                .map(allow -> allow instanceof Node.Sequence list ? list.items() : List.of(allow))
                .orElse(List.of())
                .stream()
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .toList();
    }
}
