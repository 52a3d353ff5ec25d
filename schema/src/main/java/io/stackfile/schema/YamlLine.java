package io.stackfile.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line around a place, for explaining what is wrong there. */
final class YamlLine {
    private static final Pattern NO_SPACE = Pattern.compile("([A-Za-z_][\\w.-]*):([^\\s:/]\\S*)(\\s.*)?");
    private static final Pattern EQUALS = Pattern.compile("([A-Za-z_][\\w.-]*)\\s*=\\s*(\\S.*)");

    private final Position at;
    private final String text;
    private final int offset;

    YamlLine(Position at) {
        this.at = at;
        this.text = at.source().line(at.line());
        this.offset = text.offsetByCodePoints(0, Math.min(at.column() - 1, text.codePointCount(0, text.length())));
    }

    String text() {
        return text;
    }

    String before() {
        return text.substring(0, offset);
    }

    /** The character at the place; empty at the end of the line. */
    String character() {
        return offset < text.length() ? text.substring(offset, text.offsetByCodePoints(offset, 1)) : "";
    }

    int indentation() {
        return text.length() - text.stripLeading().length();
    }

    /** The index of a tab before the first word, or -1. */
    int tab() {
        return text.substring(0, indentation()).indexOf('\t');
    }

    Position place(int index) {
        return new Position(at.source(), at.line(), text.codePointCount(0, index) + 1);
    }

    /** Advice to quote the rest of the line, with the text itself unless it is secret. */
    String quoteCure() {
        String rest = text.substring(offset).strip();
        boolean shown = !rest.isEmpty()
                && rest.length() < 60
                && !rest.contains("'")
                && !rest.contains(" #")
                && !Secrets.hides(text);
        return shown ? "put it in quotes: '" + rest + "'" : "put the whole value in quotes";
    }

    /** What to write where a whole line was read as one text. */
    Optional<String> meant() {
        String cure = neitherKeyNorItem().cure();
        return cure.startsWith("write ") && !cure.endsWith(":")
                ? Optional.of(cure.substring("write ".length()))
                : Optional.empty();
    }

    /** A line in which nothing ends a key. */
    Problem neitherKeyNorItem() {
        String rest = text.substring(offset).strip();
        Matcher noSpace = NO_SPACE.matcher(rest);
        if (noSpace.matches()) {
            int colon = offset + noSpace.end(1);
            String cure = Secrets.hides(text.replaceFirst(":", ": "))
                    ? "write " + noSpace.group(1) + ": and the value"
                    : "write " + noSpace.group(1) + ": " + rest.substring(noSpace.end(1) + 1);
            return problem(place(colon), "there is no space after this colon", cure);
        }
        if (rest.startsWith("-")) {
            String item = Secrets.hides(text) ? "ITEM" : rest.substring(1).strip();
            return problem(at, "there is no space after this dash", "write - " + item);
        }
        Matcher equals = EQUALS.matcher(rest);
        if (equals.matches()) {
            String cure = "write " + equals.group(1) + ": " + (Secrets.hides(text) ? "and the value" : equals.group(2));
            return problem(at, "a value is given with a colon, not with '='", cure);
        }
        return rest.matches("[\\w.-]+")
                ? problem(at, "there is no colon after '" + rest + "'", "write " + rest + ":")
                : problem(
                        at,
                        "this line is neither 'key: value' nor '- item'",
                        "give it a key, or put a long text in quotes");
    }

    private static Problem problem(Position at, String what, String cure) {
        return new Problem(Problem.Severity.ERROR, at, "", what, cure, 1);
    }
}
