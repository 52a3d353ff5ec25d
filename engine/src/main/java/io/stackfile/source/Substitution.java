package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills variables and placeholders into every value of a tree, never into keys. What is filled in is not looked at again: a
 * password may contain {@code $} and {@code #}.
 */
final class Substitution {
    private static final Pattern PLACEHOLDER = Pattern.compile("#([A-Z][A-Z0-9_]*)#");

    private final Values values;
    private final Problems problems;
    private final boolean placeholders;
    private final Map<String, List<Node.Scalar>> unfilled = new LinkedHashMap<>();
    private final Set<Value> secrets = new LinkedHashSet<>();

    Substitution(Values values, Problems problems) {
        this(values, problems, true);
    }

    private Substitution(Values values, Problems problems, boolean placeholders) {
        this.values = values;
        this.problems = problems;
        this.placeholders = placeholders;
    }

    /** Leaves {@code #NAME#} as it is. */
    static Substitution ofVariables(Values values, Problems problems) {
        return new Substitution(values, problems, false);
    }

    /** What was filled in under a name that promises a secret. */
    List<Value> secrets() {
        return List.copyOf(secrets);
    }

    /** {@code where} is the path of the document's own keys in messages. */
    Node.Mapping fill(Node.Mapping document, String where) {
        Node.Mapping filled = mapping(document, where);
        new MissingPlaceholders(unfilled).report(problems);
        return filled;
    }

    private Node node(Node node, String where) {
        if (node instanceof Node.Mapping mapping) {
            return mapping(mapping, where);
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.at(),
                    sequence.items().stream().map(item -> node(item, where)).toList());
        }
        return scalar((Node.Scalar) node, where);
    }

    private Node.Mapping mapping(Node.Mapping mapping, String where) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        String prefix = where.isEmpty() ? "" : where + ".";
        mapping.all()
                .forEach(entry -> entries.put(
                        entry.name(), new Node.Entry(entry.key(), node(entry.value(), prefix + entry.name()))));
        return new Node.Mapping(mapping.at(), entries);
    }

    private Node.Scalar scalar(Node.Scalar scalar, String where) {
        String text = scalar.text();
        if (text.indexOf('$') < 0 && text.indexOf('#') < 0) {
            return scalar;
        }
        return scalar.withText(text(text, scalar, where));
    }

    /** {@code scalar} and {@code where} are for messages. */
    String text(String text, Node.Scalar scalar, String where) {
        try {
            StringBuilder filled = new StringBuilder();
            for (Template.Part part : Template.of(text).parts()) {
                if (part instanceof Template.Variable variable) {
                    filled.append(variable(variable, scalar, where));
                } else if (part instanceof Template.Literal literal) {
                    filled.append(placeholders ? placeholders(literal.text(), scalar) : literal.text());
                }
            }
            return filled.toString();
        } catch (Template.Malformed e) {
            problems.error(
                    scalar,
                    where,
                    Secrets.mask(where.substring(where.lastIndexOf('.') + 1) + "=" + e.getMessage())
                                    .endsWith("***")
                            ? "this is not a variable"
                            : "'" + e.getMessage() + "' is not a variable",
                    "write ${NAME} or ${NAME:-default}, or $$ for a dollar sign itself");
            return text;
        }
    }

    private String variable(Template.Variable variable, Node.Scalar scalar, String where) {
        Optional<String> found = noted(variable.name(), values.variable(variable.name()));
        boolean emptyCounts = !variable.operator().startsWith(":");
        boolean given = found.isPresent() && (emptyCounts || !found.get().isEmpty());
        return switch (variable.operator()) {
            case ":-", "-" -> given ? found.orElseThrow() : text(variable.word(), scalar, where);
            case ":+", "+" -> given ? text(variable.word(), scalar, where) : "";
            case ":?", "?" -> given ? found.orElseThrow() : required(variable, scalar, where);
            default -> found.orElseGet(() -> unset(variable.name(), scalar, where));
        };
    }

    private String required(Template.Variable variable, Node.Scalar scalar, String where) {
        String message = text(variable.word(), scalar, where);
        problems.error(
                scalar,
                where,
                "the variable " + variable.name() + " has no value" + (message.isEmpty() ? "" : ": " + message),
                "set it in the shell: export " + variable.name() + "=…");
        return "";
    }

    private String unset(String name, Node.Scalar scalar, String where) {
        problems.warning(
                scalar,
                where,
                "the variable " + name + " is not set, so nothing stands in its place",
                "set it in the shell, or write ${" + name + ":-default}");
        return "";
    }

    private String placeholders(String text, Node.Scalar scalar) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(noted(name, values.placeholder(name))
                    .orElseGet(() -> {
                        unfilled.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(scalar);
                        return match.group();
                    }));
        });
    }

    private Optional<String> noted(String name, Optional<String> found) {
        found.filter(value -> !value.isEmpty())
                .map(value -> Value.of(name, value))
                .filter(Value::isSecret)
                .ifPresent(secrets::add);
        return found;
    }
}
