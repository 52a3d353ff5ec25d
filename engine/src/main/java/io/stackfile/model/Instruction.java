package io.stackfile.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile, its continued lines joined; what a here-document holds is left out.
 *
 * @param line where it begins, from 1
 * @param word in capitals
 */
public record Instruction(int line, String word, String rest) {
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<(-?)\\s*([\"']?)([A-Za-z_]\\w*)\\2");
    private static final Pattern ESCAPE = Pattern.compile("#\\s*escape\\s*=\\s*`\\s*", Pattern.CASE_INSENSITIVE);

    static List<Instruction> all(List<String> lines) {
        List<Instruction> found = new ArrayList<>();
        String escape = !lines.isEmpty() && ESCAPE.matcher(lines.get(0)).matches() ? "`" : "\\";
        for (int i = 0; i < lines.size(); i++) {
            int begin = i;
            StringBuilder text = new StringBuilder();
            String line = lines.get(i).strip();
            while (line.endsWith(escape) && !line.startsWith("#") && i + 1 < lines.size()) {
                text.append(line, 0, line.length() - 1);
                line = lines.get(++i).stripTrailing();
                while (isNothing(line) && i + 1 < lines.size()) {
                    line = lines.get(++i).stripTrailing();
                }
            }
            text.append(line);
            if (!isNothing(text.toString())) {
                Instruction instruction = of(begin + 1, text.toString().strip());
                found.add(instruction);
                i = instruction.endOfHereDocuments(lines, i);
            }
        }
        return found;
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private static Instruction of(int line, String text) {
        String[] words = text.split("\\s+", 2);
        return new Instruction(line, words[0].toUpperCase(Locale.ROOT), words.length < 2 ? "" : words[1]);
    }

    boolean hasHereDocument() {
        return (word.equals("RUN") || word.equals("COPY") || word.equals("ADD"))
                && HERE_DOCUMENT.matcher(rest).find();
    }

    private int endOfHereDocuments(List<String> lines, int last) {
        int end = last;
        if (hasHereDocument()) {
            Matcher documents = HERE_DOCUMENT.matcher(rest);
            while (documents.find()) {
                do {
                    end++;
                } while (end < lines.size() && !lines.get(end).strip().equals(documents.group(3)));
            }
        }
        return end;
    }

    /** The value of a flag such as {@code --mount=type=cache}; empty when it is not there. */
    public List<String> flags(String name) {
        List<String> values = new ArrayList<>();
        for (String part : rest.split("\\s+")) {
            if (!part.startsWith("--")) {
                break;
            }
            if (part.equals("--" + name) || part.startsWith("--" + name + "=")) {
                values.add(part.substring(Math.min(part.length(), name.length() + 3)));
            }
        }
        return values;
    }

    /** What is behind the flags. */
    List<String> words() {
        return List.of(rest.split("\\s+")).stream()
                .dropWhile(part -> part.startsWith("--"))
                .toList();
    }
}
