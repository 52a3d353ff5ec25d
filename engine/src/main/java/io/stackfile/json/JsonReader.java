package io.stackfile.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the JSON that engines and Docker's configuration files write. Numbers and truth values stay as they are written. */
final class JsonReader {
    private static final Pattern WORD =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json read() {
        Json json = value();
        if (peek() != 0) {
            throw mistake();
        }
        return json;
    }

    private Json value() {
        return switch (peek()) {
            case '{' -> new Json(Optional.of(object()));
            case '[' -> new Json(Optional.of(array()));
            case '"' -> new Json(Optional.of(string()));
            default -> word();
        };
    }

    private Map<String, Json> object() {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String name = string();
            expect(':');
            members.put(name, value());
            separate('}');
        }
        at++;
        return members;
    }

    private List<Json> array() {
        List<Json> items = new ArrayList<>();
        at++;
        while (peek() != ']') {
            items.add(value());
            separate(']');
        }
        at++;
        return items;
    }

    private void separate(char end) {
        if (peek() != end) {
            expect(',');
        }
    }

    private String string() {
        expect('"');
        int end = at;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escaped();
    }

    private String escaped() {
        StringBuilder string = new StringBuilder();
        for (char next = next(); next != '"'; next = next()) {
            string.append(next == '\\' ? escape() : next);
        }
        return string.toString();
    }

    private char escape() {
        char letter = next();
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> letter;
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw mistake();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Json word() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (!WORD.matcher(word).matches()) {
            throw mistake();
        }
        return word.equals("null") ? Json.NOTHING : new Json(Optional.of(new Json.Word(word)));
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw mistake();
        }
        at++;
    }

    /** The next character that is not white, or 0. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at >= text.length()) {
            throw mistake();
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException mistake() {
        return new IllegalArgumentException("not JSON at character " + at);
    }
}
