package io.stackfile.source;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backslash means in the values of env files. */
final class EnvEscapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(0[0-7]{1,3}|[abfnrtv\"\\\\$])");
    private static final Map<String, String> MEANING = Map.of(
            "a", "\u0007", "b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t", "v", "\u000B", "\"", "\"", "\\", "\\",
            "$", "$$");

    private EnvEscapes() {}

    /** Between double quotes; a dollar sign that is escaped becomes two, as variables are filled in afterwards. */
    static String doubleQuoted(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape)));
    }

    private static String meaning(MatchResult escape) {
        String what = escape.group(1);
        return what.startsWith("0")
                ? String.valueOf((char) Integer.parseInt(what, 8))
                : MEANING.getOrDefault(what, what);
    }

    /** Between single quotes only the quote itself can be written with one. */
    static String singleQuoted(String text) {
        return text.replace("\\'", "'");
    }
}
