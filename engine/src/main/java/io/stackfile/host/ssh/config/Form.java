package io.stackfile.host.ssh.config;

import io.stackfile.host.HostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may stand after a keyword; a value is checked even where it is not used, as {@code ssh} does. */
@FunctionalInterface
interface Form {
    Form FREE = line -> {};
    Form WORD = Form::word;
    Form WORDS = Form::words;
    Form COMMAND = line -> {};
    Form FLAG = choice("yes", "no").or("true", "false");
    Form PORT = line -> number(line, 1, 65_535, "is no port; write 1 to 65535");
    Form NUMBER = line -> number(line, 0, Integer.MAX_VALUE, "is no number; write 0, 1, 2, …");
    Form TIME = Form::time;
    Form JUMPS = Form::jumps;

    void check(ConfigLine line) throws BadLine;

    static Choice choice(String... words) {
        return new Choice(List.of(words), List.of());
    }

    /** The words to write, and others that mean the same. */
    record Choice(List<String> words, List<String> others) implements Form {
        Choice or(String... more) {
            return new Choice(words, List.of(more));
        }

        @Override
        public void check(ConfigLine line) throws BadLine {
            word(line);
            String given = line.word().toLowerCase(Locale.ROOT);
            if (!words.contains(given) && !others.contains(given)) {
                throw new BadLine("'" + line.word() + "' is no choice; write "
                        + String.join(", ", words.subList(0, words.size() - 1)) + " or "
                        + words.get(words.size() - 1));
            }
        }
    }

    private static void word(ConfigLine line) throws BadLine {
        if (line.word().isEmpty()) {
            throw new BadLine("there is no value; write one after it");
        }
        if (line.words().size() > 1) {
            throw new BadLine("one value is enough, and here are "
                    + line.words().size() + "; write a value with blanks in quotes, and another value on another line");
        }
    }

    private static void words(ConfigLine line) throws BadLine {
        if (line.words().isEmpty() || line.words().contains("")) {
            throw new BadLine("a value is empty; write one, or take the quotes out");
        }
        if (line.words().size() > 1 && line.words().stream().anyMatch("none"::equalsIgnoreCase)) {
            throw new BadLine("'none' stands beside other values; write it alone");
        }
    }

    private static void number(ConfigLine line, int least, int most, String complaint) throws BadLine {
        word(line);
        String digits = line.word();
        if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) < least || Long.parseLong(digits) > most) {
            throw new BadLine("'" + digits + "' " + complaint);
        }
    }

    private static void time(ConfigLine line) throws BadLine {
        word(line);
        if (!line.word().equals("none") && TimeSpan.of(line.word()).isEmpty()) {
            throw new BadLine("'" + line.word() + "' is no time; write 30, 90s or 1m30s");
        }
    }

    private static void jumps(ConfigLine line) throws BadLine {
        for (String jump : jumps(line.text())) {
            try {
                Destination.parse(jump);
            } catch (HostException e) {
                throw new BadLine(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The machines of a {@code ProxyJump}; none for {@code none}. */
    static List<String> jumps(String text) {
        String listed = text.replaceFirst("#.*", "").strip();
        return listed.equalsIgnoreCase("none")
                ? List.of()
                : Arrays.stream(listed.split(",", -1)).map(String::strip).toList();
    }
}
