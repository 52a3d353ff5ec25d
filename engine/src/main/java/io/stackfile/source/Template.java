package io.stackfile.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables in it: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-default}} and its kin, {@code $$} for a dollar
 * sign. The grammar is the compose specification's; words after an operator are templates again and read only when needed.
 */
record Template(List<Part> parts) {
    private static final int DEEPEST = 50;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    sealed interface Part {}

    record Literal(String text) implements Part {}

    /** {@code operator} is empty, or one of {@code :- - :? ? :+ +}. */
    record Variable(String name, String operator, String word) implements Part {
        /** What stands for a variable without a value, if anything does. */
        Optional<String> fallback() {
            return operator.endsWith("-") ? Optional.of(word) : Optional.empty();
        }

        String written() {
            return "${" + name + operator + word + "}";
        }
    }

    /** A dollar sign and brace that begin nothing that can be understood. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String part) {
            super(part);
        }
    }

    static Template of(String text) throws Malformed {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int dollar = text.indexOf('$', i);
            if (dollar < 0 || dollar == text.length() - 1) {
                break;
            }
            literal.append(text, i, dollar);
            i = dollar + 1;
            if (text.charAt(i) == '$') {
                literal.append('$');
                i++;
            } else if (text.charAt(i) == '{') {
                int end = closingBrace(text, i);
                flush(literal, parts);
                parts.add(braced(text.substring(i + 1, end)));
                i = end + 1;
            } else {
                Matcher name = NAME.matcher(text).region(i, text.length());
                if (name.lookingAt()) {
                    flush(literal, parts);
                    parts.add(new Variable(name.group(), "", ""));
                    i = name.end();
                } else {
                    literal.append('$');
                }
            }
        }
        literal.append(text.substring(i));
        flush(literal, parts);
        return new Template(List.copyOf(parts));
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static int closingBrace(String text, int open) throws Malformed {
        int depth = 1;
        for (int i = open + 1; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                if (++depth > DEEPEST) {
                    break;
                }
                i++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new Malformed(text.substring(open - 1));
    }

    private static Variable braced(String inside) throws Malformed {
        Matcher name = NAME.matcher(inside);
        if (!name.lookingAt()) {
            throw new Malformed("${" + inside + "}");
        }
        String rest = inside.substring(name.end());
        if (rest.isEmpty()) {
            return new Variable(name.group(), "", "");
        }
        int length = rest.startsWith(":") ? 2 : 1;
        String operator = rest.substring(0, Math.min(length, rest.length()));
        if (!List.of(":-", "-", ":?", "?", ":+", "+").contains(operator)) {
            throw new Malformed("${" + inside + "}");
        }
        return new Variable(name.group(), operator, rest.substring(length));
    }
}
