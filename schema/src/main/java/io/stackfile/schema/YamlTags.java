package io.stackfile.schema;

import java.util.Optional;

/** Tags such as {@code !!str}: the standard ones are honoured, others refused. */
final class YamlTags {
    private static final String STANDARD = "tag:yaml.org,2002:";

    private YamlTags() {}

    /** What a value's tag says about the value it overrides. */
    static Node.Merging merging(Optional<String> tag) {
        return tag.map(found -> found.equals("!reset")
                        ? Node.Merging.RESET
                        : found.equals("!override") ? Node.Merging.OVERRIDE : Node.Merging.MERGE)
                .orElse(Node.Merging.MERGE);
    }

    static void collection(Optional<String> tag, String expected, Position at, Problems problems) {
        tag.filter(found -> !found.equals("!") && !found.equals(STANDARD + expected))
                .ifPresent(found -> refuse(found, at, problems));
    }

    static Node.Type scalar(String tag, String text, Position at, Problems problems) {
        Node.Type plain = PlainType.of(text);
        switch (tag) {
            case "!", STANDARD + "str":
                return Node.Type.TEXT;
            case STANDARD + "int":
                return same(plain, Node.Type.INTEGER, "a whole number", text, at, problems);
            case STANDARD + "float":
                return plain == Node.Type.INTEGER
                        ? Node.Type.FLOAT
                        : same(plain, Node.Type.FLOAT, "a number", text, at, problems);
            case STANDARD + "bool":
                return same(plain, Node.Type.BOOLEAN, "true or false", text, at, problems);
            case STANDARD + "null":
                return same(plain, Node.Type.NULL, "null", text, at, problems);
            default:
                refuse(tag, at, problems);
                return plain;
        }
    }

    private static Node.Type same(
            Node.Type found, Node.Type said, String words, String text, Position at, Problems problems) {
        if (found != said) {
            String what = "the tag before this value says it is " + words + ", and it is not";
            problems.add(new Problem(Problem.Severity.ERROR, at, "", what, "take the tag out", 1));
        }
        return found;
    }

    private static void refuse(String tag, Position at, Problems problems) {
        String shown = tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
        String what = "the tag " + Quoted.of(shown) + " is not understood";
        problems.add(new Problem(Problem.Severity.ERROR, at, "", what, "take it out", shown.length()));
    }
}
