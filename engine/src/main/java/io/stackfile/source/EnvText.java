package io.stackfile.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an env file cut into variables, and what of it is none; the grammar is compose's. */
final class EnvText {
    private static final Pattern VARIABLE = Pattern.compile("\\s*(?:export\\s+)?([\\p{L}\\p{N}_.\\[\\]-]+)\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*$");
    private static final String PAIR = "write NAME=value";

    private final List<String> lines;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private int line;

    private EnvText(String text) {
        lines = text.lines().toList();
    }

    /** A place in the text; the line counts from 0, the column is an index into it. */
    record Spot(int line, int column) {}

    enum Quote {
        NONE,
        SINGLE,
        DOUBLE,
        /** Nothing in the value means anything. */
        RAW
    }

    /** {@code end} is the last line that belongs to it. */
    record Value(Spot at, int end, Quote quote, String text) {}

    /** A name, and a value unless the shell is to have it. */
    record Variable(Spot at, String name, Optional<Value> value) {}

    /** From {@code begin} to the line {@code end} nothing is understood because of it. */
    record Mistake(Spot at, Spot begin, int end, String what, String cure) {}

    static EnvText of(String text, boolean raw) {
        EnvText parsed = new EnvText(text);
        for (; parsed.line < parsed.lines.size(); parsed.line++) {
            String current = parsed.lines.get(parsed.line);
            if (!current.isBlank() && !current.strip().startsWith("#")) {
                if (raw) {
                    parsed.raw(current);
                } else {
                    parsed.variable(current);
                }
            }
        }
        return parsed;
    }

    List<String> lines() {
        return lines;
    }

    List<Variable> variables() {
        return variables;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    private void raw(String current) {
        int begin = current.length() - current.stripLeading().length();
        int equals = current.indexOf('=');
        String name = equals < 0 ? current.strip() : current.substring(begin, Math.max(begin, equals));
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            mistake(begin, name.isEmpty() ? "a variable has no name" : "a name has no blanks", PAIR);
            return;
        }
        add(
                begin,
                name,
                equals < 0
                        ? Optional.empty()
                        : Optional.of(
                                new Value(new Spot(line, equals + 1), line, Quote.RAW, current.substring(equals + 1))));
    }

    private void variable(String current) {
        Matcher name = VARIABLE.matcher(current);
        if (!name.lookingAt()) {
            int at = current.length() - current.stripLeading().length();
            boolean nameless = current.charAt(at) == '=' || current.charAt(at) == ':';
            mistake(at, nameless ? "a variable has no name" : "a name does not begin like that", PAIR);
            return;
        }
        int end = name.end();
        if (end == current.length() || current.charAt(end) == '#' && end > name.end(1)) {
            add(name.start(1), name.group(1), Optional.empty());
        } else if (current.charAt(end) != '=' && current.charAt(end) != ':') {
            mistake(end, "there is no '=' after the name", PAIR);
        } else {
            Spot at = new Spot(line, name.start(1));
            value(current, end + 1)
                    .ifPresent(value -> variables.add(new Variable(at, name.group(1), Optional.of(value))));
        }
    }

    private Optional<Value> value(String current, int from) {
        int begin = from;
        while (begin < current.length() && Character.isWhitespace(current.charAt(begin))) {
            begin++;
        }
        char first = begin < current.length() ? current.charAt(begin) : ' ';
        if (first == '\'' || first == '"') {
            return quoted(new Spot(line, begin), first);
        }
        String rest = COMMENT.matcher(current.substring(from)).replaceFirst("");
        return Optional.of(new Value(new Spot(line, begin), line, Quote.NONE, rest.strip()));
    }

    /** Up to the same quote again, perhaps on a later line. */
    private Optional<Value> quoted(Spot at, char quote) {
        StringBuilder text = new StringBuilder();
        int column = at.column() + 1;
        for (int row = at.line(); row < lines.size(); row++, column = 0) {
            String current = lines.get(row);
            int close = closing(current, column, quote);
            text.append(current, column, close < 0 ? current.length() : close);
            if (close >= 0) {
                line = row;
                String after = current.substring(close + 1);
                if (!COMMENT.matcher(after).replaceFirst("").isBlank()) {
                    mistakes.add(new Mistake(
                            new Spot(row, close + 1),
                            at,
                            row,
                            "something follows the closing quote",
                            "take it out, or put a blank and # before it"));
                    return Optional.empty();
                }
                return Optional.of(new Value(at, row, quote == '"' ? Quote.DOUBLE : Quote.SINGLE, text.toString()));
            }
            text.append('\n');
        }
        mistakes.add(new Mistake(at, at, lines.size() - 1, "a quote is opened and not closed", "close it"));
        line = lines.size();
        return Optional.empty();
    }

    private static int closing(String current, int from, char quote) {
        for (int i = from; i < current.length(); i++) {
            if (current.charAt(i) == '\\') {
                i++;
            } else if (current.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private void add(int column, String name, Optional<Value> value) {
        variables.add(new Variable(new Spot(line, column), name, value));
    }

    private void mistake(int column, String what, String cure) {
        Spot at = new Spot(line, column);
        mistakes.add(new Mistake(at, at, line, what, cure));
    }
}
