package io.stackfile.schema;

import java.util.ArrayList;
import java.util.List;

/** The reference of a key on a terminal. */
final class ReferenceText {
    private static final int WIDTH = 80;
    private static final String INDENTATION = "  ";

    private ReferenceText() {}

    /** A line, or as many as it takes. */
    static String line(Reference.Key key, int width) {
        String effect = key.effect().isEmpty() ? "" : "(" + key.effect() + ") ";
        String name = INDENTATION + key.name() + " ";
        String padded = name + " ".repeat(Math.max(0, width + INDENTATION.length() - name.length()));
        List<String> lines = wrapped(effect + key.summary(), WIDTH - padded.length());
        return padded + String.join("\n" + " ".repeat(padded.length()), lines) + "\n";
    }

    static String page(Reference.Key key) {
        StringBuilder text = new StringBuilder(key.path() + "\n\n");
        if (!key.description().isEmpty()) {
            indented(text, key.description());
            text.append('\n');
        }
        if (!key.effect().isEmpty()) {
            indented(text, "It is accepted and has " + key.effect() + "; each use is a warning.");
            text.append('\n');
        }
        indented(text, "Takes " + key.shape().expects() + ".");
        key.without().ifPresent(value -> indented(text, "Without it: " + value));
        if (!key.examples().isEmpty()) {
            text.append('\n');
            key.examples()
                    .forEach(example -> text.append("    ").append(example).append('\n'));
        }
        List<Reference.Key> inside = key.keys();
        if (!inside.isEmpty()) {
            int width =
                    inside.stream().mapToInt(sub -> sub.name().length()).max().orElse(0) + 2;
            text.append("\n  Inside it, or inside its items:\n\n");
            inside.forEach(sub -> text.append(line(sub, width)));
        }
        return text.toString();
    }

    private static void indented(StringBuilder text, String words) {
        wrapped(words, WIDTH - INDENTATION.length())
                .forEach(line -> text.append(INDENTATION).append(line).append('\n'));
    }

    private static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
