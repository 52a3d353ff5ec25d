package io.stackfile.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names promise a secret value, and lines of a file without such values. */
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

    private static final Pattern PLACEHOLDER = Pattern.compile("([\"']?)(#\\w+#|\\$\\{\\w+}|\\$\\w+)\\1\\s*");

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
        String open = line.contains("://") ? USERINFO.matcher(line).replaceAll("$1***@") : line;
        if (!isSecretName(open)) {
            return open;
        }
        Matcher tight = NO_SPACE.matcher(open);
        return tight.matches() && isSecretName(tight.group(1))
                ? open.substring(0, tight.end(1)) + ":***"
                : maskAssignments(open);
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
            int end = end(line, from, line.substring(done, assignment.start(1)).stripTrailing());
            String value = line.substring(from, end);
            if (!PLACEHOLDER.matcher(value).matches()) {
                boolean last = end >= length;
                masked.append(line, done, from)
                        .append("***")
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
