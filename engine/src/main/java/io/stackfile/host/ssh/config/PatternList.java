package io.stackfile.host.ssh.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names with {@code *} and {@code ?}, and lists of them in which {@code !} takes a name out again. */
public final class PatternList {
    private PatternList() {}

    /** Whether a pattern of the list matches and no pattern with {@code !} does. */
    public static boolean matches(String list, String name) {
        boolean found = false;
        for (String pattern : list.split(",", -1)) {
            boolean negated = pattern.startsWith("!");
            if (matchesOne(negated ? pattern.substring(1) : pattern, name)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** The same for names of machines, which know no capitals. */
    public static boolean matchesHost(String list, String host) {
        return matches(list.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT));
    }

    static boolean matchesOne(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        Arrays.stream(pattern.replaceAll("\\*+", "*").split("(?=[*?])|(?<=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .forEach(regex::append);
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
