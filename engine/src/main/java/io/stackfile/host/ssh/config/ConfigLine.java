package io.stackfile.host.ssh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a configuration file that says something.
 *
 * @param keyword as it was written
 * @param text what follows it, as it was written
 * @param words what follows it, without quotes and comment
 */
record ConfigLine(Optional<Path> file, int number, String keyword, String text, List<String> words) {
    private static final Pattern LINE =
            Pattern.compile("[ \\t]*(?:\"([^\"]*)\"|([^ \\t\\r=\"]+))[ \\t\\r]*=?[ \\t\\r]*(.*)", Pattern.DOTALL);

    ConfigLine {
        words = List.copyOf(words);
    }

    /** Nothing for an empty line and a comment. */
    static Optional<ConfigLine> parse(Path file, int number, String line) throws BadLine {
        String stripped = line.replaceFirst("[ \\t\\r\\f]+$", "");
        if (stripped.isEmpty() || stripped.stripLeading().startsWith("#")) {
            return Optional.empty();
        }
        Matcher parts = LINE.matcher(stripped);
        if (!parts.matches()) {
            throw new BadLine("this is no line of a configuration; write KEYWORD VALUE");
        }
        String keyword = parts.group(1) == null ? parts.group(2) : parts.group(1);
        String text = parts.group(3);
        return Optional.of(new ConfigLine(Optional.of(file), number, keyword, text, Words.of(text)));
    }

    /** What the user said himself, before any file. */
    static ConfigLine given(Keyword keyword, String word) {
        return new ConfigLine(Optional.empty(), 0, keyword.written(), word, List.of(word));
    }

    String where() {
        return file.map(path -> path + ":" + number + ": ").orElse("");
    }

    String word() {
        return words.isEmpty() ? "" : words.get(0);
    }
}
