package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads the schemas, which are known to be JSON. YAML would do and takes 40 ms longer at every start, Jackson's own reader 35.
 */
final class JsonText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    static JsonNode read(String text) {
        return new JsonText(text).value();
    }

    private JsonNode value() {
        switch (next()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return JSON.textNode(string());
            default:
                return word();
        }
    }

    private ObjectNode object() {
        ObjectNode object = JSON.objectNode();
        at++;
        while (next() != '}') {
            String key = string();
            next();
            at++;
            object.set(key, value());
            comma();
        }
        at++;
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = JSON.arrayNode();
        at++;
        while (next() != ']') {
            array.add(value());
            comma();
        }
        at++;
        return array;
    }

    private String string() {
        int begin = at + 1;
        at = begin;
        boolean escaped = false;
        while (text.charAt(at) != '"') {
            escaped |= text.charAt(at) == '\\';
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String raw = text.substring(begin, at++);
        return escaped ? raw.translateEscapes() : raw;
    }

    private JsonNode word() {
        int begin = at;
        while ("+-.".indexOf(text.charAt(at)) >= 0 || Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String word = text.substring(begin, at);
        return JsonTree.plain(word, PlainType.of(word));
    }

    /** The next character that is no blank. */
    private char next() {
        while (text.charAt(at) <= ' ') {
            at++;
        }
        return text.charAt(at);
    }

    private void comma() {
        if (next() == ',') {
            at++;
        }
    }
}
