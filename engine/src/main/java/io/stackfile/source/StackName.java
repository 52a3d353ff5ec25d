package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a stack: given, written in the file, or taken from the file's or its folder's name. */
public final class StackName {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    /** Networks that every engine has. */
    private static final Set<String> RESERVED = Set.of("bridge", "default", "host", "none");

    private static final int LONGEST = 63;

    private StackName() {}

    static String of(Optional<String> given, Node.Mapping document, Path file, Problems problems) {
        Optional<Node.Scalar> written = document.get("name")
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(name -> !name.isNull());
        if (given.isPresent()) {
            return given.get();
        }
        if (written.isEmpty()) {
            return ofPath(file);
        }
        Node.Scalar name = written.get();
        if (!isValid(name.text())) {
            problems.error(
                    name,
                    "name",
                    "'" + name.text() + "' is not a name for a stack",
                    "write it in a-z, 0-9, - and _, such as " + simplified(name.text()));
        }
        return name.text();
    }

    public static boolean isValid(String name) {
        return VALID.matcher(name).matches() && !RESERVED.contains(name) && name.length() <= LONGEST;
    }

    private static String ofPath(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (FileSearch.isDefaultName(absolute) && folder != null && folder.getFileName() != null) {
            return simplified(folder.getFileName().toString());
        }
        return simplified(absolute.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    }

    static String simplified(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[-_]+|-+$", "");
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.isEmpty() || RESERVED.contains(cut) ? "stack" + (cut.isEmpty() ? "" : "-" + cut) : cut;
    }
}
