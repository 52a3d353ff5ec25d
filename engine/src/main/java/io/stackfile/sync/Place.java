package io.stackfile.sync;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where copies are kept on another machine: by the stack's name and the path relative to the file, so that every laptop finds
 * the same place. {@code data} of the stack {@code shop} is {@code ~/.local/share/stack/shop/files/data}, {@code ../data}
 * is {@code ~/.local/share/stack/shop/above-1/data}.
 */
public final class Place {
    private static final Pattern THERE = Pattern.compile("(?:files|above-(\\d+))(?:/(.*))?", Pattern.DOTALL);

    private Place() {}

    /** Of a stack, relative to the user's home. */
    public static String ofStack(String stack) {
        return ".local/share/stack/" + stack;
    }

    /** Of a path relative to the file's folder, within that of the stack. */
    public static String of(String path) {
        String rest = path;
        int above = 0;
        while (rest.equals("..") || rest.startsWith("../")) {
            rest = rest.substring(Math.min(3, rest.length()));
            above++;
        }
        String room = above == 0 ? "files" : "above-" + above;
        return rest.isEmpty() || rest.equals(".") ? room : room + "/" + rest;
    }

    /** The path whose place this is. */
    public static String pathOf(String place) {
        Matcher there = THERE.matcher(place);
        if (!there.matches()) {
            throw new IllegalArgumentException(place);
        }
        String rest = there.group(2) == null ? "" : there.group(2);
        if (there.group(1) == null) {
            return rest.isEmpty() ? "." : rest;
        }
        String above = "../".repeat(Integer.parseInt(there.group(1)));
        return rest.isEmpty() ? above.substring(0, above.length() - 1) : above + rest;
    }
}
