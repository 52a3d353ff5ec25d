package io.stackfile.sync;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Paths relative to the file's folder, with slashes. */
public final class Paths {
    private Paths() {}

    /** Whether it is the folder or anything in it. */
    public static boolean isWithin(String path, String folder) {
        return path.equals(folder)
                || (folder.equals(".") ? !path.startsWith("../") && !path.equals("..") : path.startsWith(folder + "/"));
    }

    /** Whether one of the folders above it is among them. */
    static boolean isBelowOneOf(String path, Set<String> folders) {
        Optional<String> folder = parent(path);
        while (folder.isPresent()) {
            if (folders.contains(folder.get())) {
                return true;
            }
            folder = parent(folder.get());
        }
        return folders.contains(".") && !path.equals(".") && isWithin(path, ".");
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder it is in, as far as the path tells. */
    public static Optional<String> parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
    }

    /** Whether it was read as it is written: of a name that is not UTF-8 this is left where it is not. */
    public static boolean isText(String path) {
        return path.indexOf('\uFFFD') < 0;
    }

    /** For messages: on one line, and without what a terminal would obey. */
    public static String shown(String path) {
        return path.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\x%02x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
