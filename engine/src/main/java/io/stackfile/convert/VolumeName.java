package io.stackfile.convert;

import io.stackfile.schema.Node;
import java.util.Optional;

/**
 * What an item of {@code volumes} has before its path in the container.
 *
 * @param source empty where there is nothing
 * @param isVolume whether it may be a volume at all, as its type says
 */
record VolumeName(String source, boolean isVolume) {
    static VolumeName of(Node item) {
        if (item instanceof Node.Mapping mapping) {
            String type = text(mapping, "type").orElse("volume");
            return new VolumeName(text(mapping, "source").orElse(""), type.equals("volume"));
        }
        String text = item instanceof Node.Scalar scalar ? scalar.text().strip() : "";
        int colon = colon(text);
        boolean modeOnly =
                colon > 0 && text.startsWith("/") && !text.substring(colon + 1).startsWith("/");
        return new VolumeName(colon < 0 || modeOnly ? "" : text.substring(0, colon), true);
    }

    /** The first colon that is not inside a variable. */
    private static int colon(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (depth > 0 && text.charAt(i) == '}') {
                depth--;
            } else if (depth == 0 && text.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }

    boolean isUnnamed() {
        return isVolume && source.isEmpty();
    }

    /** Whether a variable or placeholder decides. */
    boolean isOpen() {
        return isVolume
                && (source.startsWith("$") && !source.startsWith("$$") || source.startsWith("#"))
                && !source.matches("\\$\\{?HOME}?.*|\\$\\{?PWD}?.*|.*/.*");
    }

    /** The name of a volume. */
    Optional<String> text() {
        return Optional.of(source).filter(name -> isVolume && name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*"));
    }
}
