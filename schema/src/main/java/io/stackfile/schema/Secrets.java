package io.stackfile.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which names promise a secret value; lines of a file, texts and words of a command without such values. */
public final class Secrets {
    private static final List<String> WORDS =
            List.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "AUTH", "PRIVATE");

    /** What is a word only when it stands for itself, as in {@code MYSQL_PASS} and {@code dbPwd2}; no COMPASS, no BYPASS. */
    private static final Pattern SHORT = Pattern.compile("PASS\\d*|PWD\\d*");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final Pattern USERINFO = Pattern.compile("(://)[^\\s/@]+@");

    /** A name, {@code =} or {@code : }, and what follows it. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?<![^\\s=:{},\\[\\]\"'#])([^\\s=:{},\\[\\]\"'#]+)[\"']?\\s*(?:=|:(?=\\s))\\s*(?![\\s|>#]|$)");

    /** A key or variable with something after it on its line that is no mapping, list, anchor alone or comment. */
    private static final Pattern OPENING = Pattern.compile("[\\s-]*[\"']?([\\w.-]+)[\"']?(?:=|:\\s+)(?=[^\\s{\\[#])");

    /** {@code PASSWORD:value}, a mistake; in a list {@code name:alias} in small letters is none. */
    private static final Pattern NO_SPACE = Pattern.compile("\\s*([\\w.-]+|-\\s+[A-Z0-9_]+):\\S.*");

    /** The same in a text that is no line of a file: an image is called {@code keycloak:24}. */
    private static final Pattern NO_SPACE_IN_TEXT = Pattern.compile("([A-Z0-9_]+):\\S.*");

    /** What has no secret in it: it is filled in later, or hidden already. */
    private static final String LEFT_OPEN = "(?:#\\w+#|\\$\\{\\w+}|\\$\\w+|\\*{3})";

    private static final Pattern PLACEHOLDER = Pattern.compile("([\"']?)" + LEFT_OPEN + "\\1\\s*");

    private static final Pattern OPTION_ALONE = Pattern.compile("--?[A-Za-z][\\w.-]*");

    /** An option and the word that follows it, in quotes or not; what begins with a dash is the next option. */
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w-])(--?[A-Za-z][\\w.-]*)([\"']?(?:\\s|\\s*,\\s*))\\s*"
                    + "(\"[^\"]+\"|'[^']+'|\\$\\{[^}]*}[^\\s\"',\\]}]*|[^\\s\"',\\]}-][^\\s\"',\\]}]*)");

    /** Up to where a shell ends the word. */
    private static final Pattern OPEN_WORD = Pattern.compile(LEFT_OPEN + "(?=[\\s\"']|$)");

    private static final String HIDDEN = "***";

    private Secrets() {}

    /** Whether a variable of that name holds something that must never be shown. */
    public static boolean isSecretName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return WORDS.stream().anyMatch(upper::contains)
                || (upper.contains("PASS") || upper.contains("PWD")) && hasShortWord(name);
    }

    /** Alone, PWD is the folder in which a shell works. */
    private static boolean hasShortWord(String name) {
        return !name.equals("PWD")
                && BETWEEN_WORDS
                        .splitAsStream(name)
                        .anyMatch(word ->
                                SHORT.matcher(word.toUpperCase(Locale.ROOT)).matches());
    }

    /** Whether a line of a file gives a secret's value. */
    static boolean hides(String line) {
        return !mask(line).equals(line);
    }

    /** Whether a line begins a text whose further lines belong to a secret's value. */
    static boolean opensText(String line) {
        Matcher opening = OPENING.matcher(line);
        return opening.lookingAt() && isSecretName(opening.group(1));
    }

    /** Whether what stands below a line are variables, whose names the author chose. */
    static boolean opensVariables(String line) {
        String key = line.strip();
        return key.startsWith("environment:") || key.startsWith("args:");
    }

    /** A line of a file with {@code ***} in place of secret values. */
    public static String mask(String line) {
        String open = withoutUsers(line);
        if (!isSecretName(open)) {
            return open;
        }
        return mask(open, NO_SPACE);
    }

    /** The same for a text that stands for itself, as the value of a variable or a word of a command. */
    public static String maskText(String text) {
        String open = withoutUsers(text);
        return isSecretName(open) ? mask(open, NO_SPACE_IN_TEXT) : open;
    }

    /** The same for the words of a command, where an option says what the next one is. */
    public static List<String> maskWords(List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> i > 0 && isSecretAfter(words.get(i - 1), words.get(i)) ? HIDDEN : maskText(words.get(i)))
                .toList();
    }

    /** Whether a word is the value of a secret option before it, as in {@code --password hunter2}. */
    public static boolean isSecretAfter(String option, String word) {
        return OPTION_ALONE.matcher(option).matches()
                && isSecretName(option)
                && !word.startsWith("-")
                && !PLACEHOLDER.matcher(word).matches();
    }

    private static String withoutUsers(String text) {
        return text.contains("://") ? USERINFO.matcher(text).replaceAll("$1***@") : text;
    }

    private static String mask(String text, Pattern noSpace) {
        Matcher tight = noSpace.matcher(text);
        return tight.matches() && isSecretName(tight.group(1))
                ? text.substring(0, tight.end(1)) + ":***"
                : maskAssignments(maskOptions(text));
    }

    private static String maskOptions(String text) {
        return OPTION.matcher(text).replaceAll(option -> {
            boolean secret = isSecretName(option.group(1))
                    && !PLACEHOLDER.matcher(option.group(3)).matches();
            return Matcher.quoteReplacement(secret ? option.group(1) + option.group(2) + HIDDEN : option.group());
        });
    }

    private static String maskAssignments(String line) {
        StringBuilder masked = new StringBuilder();
        Matcher assignment = ASSIGNMENT.matcher(line);
        int length = line.stripTrailing().length();
        int done = 0;
        int from = 0;
        while (assignment.find(from)) {
            from = assignment.end();
            if (!isSecretName(assignment.group(1)) || assignment.group(1).equals("secrets")) {
                continue;
            }
            Matcher word = OPEN_WORD.matcher(line).region(from, line.length());
            if (assignment.group(1).startsWith("-") && word.lookingAt()) {
                from = word.end();
                continue;
            }
            int end = end(line, from, line.substring(done, assignment.start(1)).stripTrailing());
            String value = line.substring(from, end);
            if (!PLACEHOLDER.matcher(value).matches()) {
                boolean last = end >= length;
                masked.append(line, done, from)
                        .append(HIDDEN)
                        .append(" ".repeat(last ? 0 : Math.max(0, end - from - 3)));
                done = end;
            }
            from = end;
        }
        return masked.append(line.substring(done)).toString();
    }

    /** Where the value ends: at its closing quote, at a comma or bracket inside brackets, else with the line. */
    private static int end(String line, int begin, String before) {
        char first = line.charAt(begin);
        if (first == '"' || first == '\'') {
            int close = line.indexOf(first, begin + 1);
            return close < 0 ? line.length() : close + 1;
        }
        int end = before.endsWith("{") || before.endsWith(",") ? begin : line.length();
        while (end < line.length() && ",}]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
