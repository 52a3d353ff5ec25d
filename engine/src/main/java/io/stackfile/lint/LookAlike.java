package io.stackfile.lint;

import io.stackfile.schema.Node;
import io.stackfile.schema.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text without quotes that other programs, which read YAML by its older rules, take for a number or a boolean. */
final class LookAlike implements Rule {
    private static final Map<Pattern, String> KINDS = Map.of(
            Pattern.compile("[1-9][0-9]*(:[0-5]?[0-9])+"), "a number to the base of 60",
            Pattern.compile("y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"), "true or false",
            Pattern.compile("0[0-7]+"), "a number to the base of 8",
            Pattern.compile("[0-9]+_[0-9_]+"), "a number without its dashes",
            Pattern.compile("[0-9]+\\.[0-9]*0"), "a number, without the zero at its end");

    @Override
    public String name() {
        return "look-alike";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        for (Node port : subject.items("ports")) {
            look(subject, port, "ports", findings);
        }
        for (String key : List.of("environment", "labels")) {
            look(subject, subject.mapping().get(key), key, findings);
        }
        look(
                subject,
                subject.mapping()
                        .get("build")
                        .filter(Node.Mapping.class::isInstance)
                        .flatMap(build -> ((Node.Mapping) build).get("args")),
                "build.args",
                findings);
    }

    private static void look(Subject subject, Optional<Node> pairs, String key, Findings findings) {
        if (pairs.isPresent() && pairs.get() instanceof Node.Mapping mapping) {
            mapping.all().forEach(entry -> look(subject, entry.value(), key + "." + entry.name(), findings));
        }
    }

    private static void look(Subject subject, Node node, String key, Findings findings) {
        if (node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && subject.written().isInFile(scalar.at())
                && subject.written().fillings(scalar.at()).isEmpty()) {
            KINDS.entrySet().stream()
                    .filter(kind -> kind.getKey().matcher(scalar.text()).matches())
                    .findFirst()
                    .ifPresent(kind -> findings.add(
                            scalar,
                            key,
                            "to other programs this is " + kind.getValue() + ", because it has no quotes",
                            Secrets.isSecretName(key)
                                    ? "put it in quotes"
                                    : "write '" + scalar.text() + "' in quotes"));
        }
    }
}
