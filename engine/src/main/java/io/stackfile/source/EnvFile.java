package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problem;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Secrets;
import io.stackfile.schema.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An env file's variables, each at its place. What messages show of the file has no secret in it. */
final class EnvFile {
    private static final String HIDDEN = "***";

    private final Source source;
    private final EnvText text;

    EnvFile(Source source, boolean raw) {
        this.text = EnvText.of(source.text(), raw);
        this.source = new Source(source.name(), String.join("\n", shown(text)));
    }

    private static List<String> shown(EnvText text) {
        List<String> lines = new ArrayList<>(text.lines());
        for (EnvText.Variable variable : text.variables()) {
            variable.value()
                    .filter(value -> Value.of(variable.name(), value.text()).isSecret())
                    .ifPresent(value -> hide(lines, value.at(), value.end()));
        }
        for (EnvText.Mistake mistake : text.mistakes()) {
            String line = lines.get(mistake.begin().line());
            if (Value.of(line, line).isSecret()) {
                hide(lines, mistake.begin(), mistake.end());
            }
        }
        return lines;
    }

    private static void hide(List<String> lines, EnvText.Spot from, int end) {
        String first = lines.get(from.line());
        lines.set(from.line(), first.substring(0, Math.min(from.column(), first.length())) + HIDDEN);
        for (int line = from.line() + 1; line <= end; line++) {
            lines.set(line, HIDDEN);
        }
    }

    void report(Problems problems) {
        text.mistakes()
                .forEach(mistake -> problems.add(new Problem(
                        Problem.Severity.ERROR, position(mistake.at()), "", mistake.what(), mistake.cure(), 1)));
    }

    /** Each variable with its value, or without one when only the shell can have it; a later one goes before an earlier. */
    Map<String, Node.Entry> variables(Substitution substitution, KnownVariables known) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (EnvText.Variable variable : text.variables()) {
            Node.Scalar key = scalar(variable.at(), variable.name());
            Optional<Node.Scalar> value = variable.value().map(written -> value(variable, written, substitution));
            value.ifPresent(filled -> known.add(variable.name(), filled));
            entries.put(variable.name(), new Node.Entry(key, value.orElseGet(() -> nothing(key))));
        }
        return entries;
    }

    private Node.Scalar value(EnvText.Variable variable, EnvText.Value written, Substitution substitution) {
        Node.Scalar value = scalar(written.at(), written.text());
        return switch (written.quote()) {
            case RAW -> value;
            case SINGLE -> value.withText(EnvEscapes.singleQuoted(written.text()));
            case DOUBLE ->
                value.withText(
                        substitution.text(EnvEscapes.doubleQuoted(written.text()), value, shownName(variable.name())));
            case NONE -> value.withText(substitution.text(written.text(), value, shownName(variable.name())));
        };
    }

    private static String shownName(String name) {
        return Secrets.mask(name);
    }

    private Node.Scalar scalar(EnvText.Spot at, String words) {
        return new Node.Scalar(position(at), words, Node.Type.TEXT, false);
    }

    private static Node.Scalar nothing(Node.Scalar key) {
        return new Node.Scalar(key.at(), "", Node.Type.NULL, false);
    }

    private Position position(EnvText.Spot at) {
        String before = text.lines().get(at.line());
        int column = before.codePointCount(0, Math.min(at.column(), before.length()));
        return new Position(source, at.line() + 1, column + 1);
    }
}
