package io.stackfile.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Texts as a file writes them: secrets as placeholders, what a reader would take for a variable as it is meant. */
final class Hiding {
    private static final String HIDDEN = "***";
    private static final Pattern LIKE_A_PLACEHOLDER = Pattern.compile("#[A-Z][A-Z0-9_]*#");

    private final boolean shows;
    private final Map<String, String> placeholders = new TreeMap<>();
    private final Map<String, Set<String>> lookalikes = new TreeMap<>();

    /** {@code shows} leaves secrets as they are. */
    Hiding(boolean shows) {
        this.shows = shows;
    }

    Collection<String> placeholders() {
        return placeholders.keySet();
    }

    /** Texts that the file's reader will take for placeholders, by where they are. */
    List<String> lookalikes() {
        List<String> lines = new ArrayList<>();
        lookalikes.forEach((where, texts) -> texts.forEach(text -> lines.add(where + ": " + text
                + " stands there as it is, and will be taken for a placeholder; give it its own name as a value: --set "
                + text.replace("#", "") + "='" + text + "'")));
        return lines;
    }

    String text(String service, String where, String text) {
        LIKE_A_PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(found -> lookalikes
                        .computeIfAbsent(service + "." + where, first -> new LinkedHashSet<>())
                        .add(found.group()));
        return text.replace("$", "$$");
    }

    /**
     * @param hidden the same with {@code ***} in place of what is secret
     * @param name what a placeholder is called
     */
    String text(String service, String name, String text, String hidden) {
        int gap = hidden.indexOf(HIDDEN);
        if (shows || text.equals(hidden) || gap < 0) {
            return text(service, name, text);
        }
        String before = hidden.substring(0, gap);
        String behind = hidden.substring(gap + HIDDEN.length());
        boolean inside = !behind.contains(HIDDEN)
                && text.startsWith(before)
                && text.endsWith(behind)
                && text.length() > before.length() + behind.length();
        return inside
                ? text(service, name, before)
                        + placeholder(service, name, text.substring(gap, text.length() - behind.length()))
                        + text(service, name, behind)
                : placeholder(service, name, text);
    }

    /** Two services may have different secrets of one name. */
    private String placeholder(String service, String name, String value) {
        String plain = plain(name);
        String known = placeholders.get(plain);
        String called = known == null || known.equals(value) ? plain : plain(service + "_" + name);
        placeholders.put(called, value);
        return "#" + called + "#";
    }

    private static String plain(String name) {
        String plain =
                name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[^A-Z]+", "");
        return plain.isEmpty() ? "SECRET" : plain;
    }
}
