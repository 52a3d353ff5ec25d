package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Expected;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
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

    private static final int SHOWN = 60;
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_OF_ALL = 1 << 25;

    private final Values values;
    private final Problems problems;
    private final Provenance provenance;
    private final boolean placeholders;
    private final MissingValues missing;
    private final Set<Value> secrets = new LinkedHashSet<>();
    private int filledLength;

    /** Notes every variable it meets, and the placeholders that nobody gave a value. */
    Substitution(Values values, Problems problems, Provenance provenance, MissingValues missing) {
        this(values, problems, provenance, missing, true);
    }

    private Substitution(
            Values values, Problems problems, Provenance provenance, MissingValues missing, boolean placeholders) {
        this.values = values;
        this.problems = problems;
        this.provenance = provenance;
        this.missing = missing;
        this.placeholders = placeholders;
    }

    /** Leaves {@code #NAME#} as it is. */
    static Substitution ofVariables(Values values, Problems problems, Provenance provenance) {
        return new Substitution(values, problems, provenance, new MissingValues(), false);
    }

    /** What was filled in under a name that promises a secret. */
    List<Value> secrets() {
        return List.copyOf(secrets);
    }

    /** A document of that layout; a value that was filled in is a number or a boolean where the schema wants one. */
    Node.Mapping fill(Node.Mapping document, Dialect dialect) {
        return mapping(document, Expected.of(dialect), dialect == Dialect.STACKFILE ? "services" : "");
    }

    private Node node(Node node, Expected expected, String where) {
        if (node instanceof Node.Mapping mapping) {
            return mapping(mapping, expected, where);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence, expected.item(), where);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        Node.Scalar filled = scalar(scalar, where);
        return filled == scalar ? scalar : expected.typed(filled);
    }

    /** The same sequence where nothing is to fill in, so that what aliases share stays shared. */
    private Node.Sequence sequence(Node.Sequence sequence, Expected item, String where) {
        List<Node> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        for (Node one : sequence.items()) {
            Node filled = node(one, item, where);
            changed |= filled != one;
            items.add(filled);
        }
        return changed ? new Node.Sequence(sequence.at(), items) : sequence;
    }

    private Node.Mapping mapping(Node.Mapping mapping, Expected expected, String where) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        String prefix = where.isEmpty() ? "" : where + ".";
        boolean changed = false;
        for (Node.Entry entry : mapping.all()) {
            Node filled = node(entry.value(), expected.key(entry.name()), prefix + entry.name());
            changed |= filled != entry.value();
            entries.put(entry.name(), entry.with(filled));
        }
        return changed ? new Node.Mapping(mapping.at(), entries) : mapping;
    }

    private Node.Scalar scalar(Node.Scalar scalar, String where) {
        String text = scalar.text();
        if (text.indexOf('$') < 0 && text.indexOf('#') < 0) {
            return scalar;
        }
        String filled = text(text, scalar, where);
        return filled.equals(text) ? scalar : scalar.withText(filled);
    }

    /** {@code scalar} and {@code where} are for messages. */
    String text(String text, Node.Scalar scalar, String where) {
        try {
            StringBuilder filled = new StringBuilder();
            for (Template.Part part : Template.of(text).parts()) {
                if (part instanceof Template.Variable variable) {
                    filled.append(variable(variable, scalar, where));
                    if (filled.length() > LONGEST) {
                        return tooLong(scalar, where);
                    }
                } else if (part instanceof Template.Literal literal) {
                    filled.append(placeholders ? placeholders(literal.text(), scalar) : literal.text());
                }
            }
            return filled.toString();
        } catch (Template.Malformed e) {
            problems.error(
                    scalar,
                    where,
                    malformed(where, String.valueOf(e.getMessage())),
                    "write ${NAME} or ${NAME:-default}, or $$ for a dollar sign itself");
            return text;
        }
    }

    private static String malformed(String where, String part) {
        String name = where.substring(where.lastIndexOf('.') + 1);
        boolean hidden = Secrets.mask(name + "=" + part).endsWith("***");
        String shown = part.length() > SHOWN ? part.substring(0, SHOWN) + "…" : part;
        return hidden ? "this is not a variable" : "'" + shown + "' is not a variable";
    }

    private String tooLong(Node.Scalar scalar, String where) {
        problems.error(
                scalar,
                where,
                "with its variables filled in this is longer than a million characters",
                "give what is so long as a file, under configs or secrets");
        return "";
    }

    private String variable(Template.Variable variable, Node.Scalar scalar, String where) {
        Optional<String> found = noted(variable.name(), values.variable(variable.name()));
        filledLength += found.map(String::length).orElse(0);
        if (filledLength > LONGEST_OF_ALL) {
            throw new ProblemException(List.of(Problem.error(
                    scalar,
                    where,
                    "all that is filled in is longer than 32 million characters",
                    "use long values less often")));
        }
        provenance.filled(
                scalar.at(),
                new Provenance.Filling(
                        variable.name(),
                        variable.written(),
                        found.map(value -> Value.of(variable.name(), value)),
                        values.origin(variable.name()),
                        variable.fallback().map(word -> Value.of(variable.name(), word))));
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
        missing.addVariable(scalar);
        problems.error(
                scalar,
                where,
                "the variable " + variable.name() + " has no value" + (message.isEmpty() ? "" : ": " + message),
                "set it in the shell: export " + variable.name() + "=…, or in .env");
        return "";
    }

    private String unset(String name, Node.Scalar scalar, String where) {
        missing.addVariable(scalar);
        problems.warning(
                scalar,
                where,
                "the variable " + name + " is not set, so nothing stands in its place",
                "set it in the shell or in .env, or write ${" + name + ":-default}");
        return "";
    }

    private String placeholders(String text, Node.Scalar scalar) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(match -> {
            String name = match.group(1);
            Optional<String> found = noted(name, values.placeholder(name));
            provenance.filled(
                    scalar.at(),
                    new Provenance.Filling(
                            name,
                            match.group(),
                            found.map(value -> Value.of(name, value)),
                            "--set or a prompt",
                            Optional.empty()));
            return Matcher.quoteReplacement(found.orElseGet(() -> {
                missing.add(name, scalar);
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
