package io.stackfile.convert;

import io.stackfile.schema.Node;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mode of a folder in memory as a number with a zero before it: docker compose refuses it as text, and takes one without for decimal. */
final class PlainMode {
    private static final Pattern OCTAL = Pattern.compile("0?o?([0-7]{3,4})");

    private PlainMode() {}

    /** An item of {@code volumes}. */
    static Node of(Node item) {
        return item instanceof Node.Mapping mount
                        && mount.get("tmpfs").orElse(null) instanceof Node.Mapping tmpfs
                        && tmpfs.get("mode").orElse(null) instanceof Node.Scalar mode
                ? new Draft(mount)
                        .put("tmpfs", new Draft(tmpfs).put("mode", number(mode)).mapping())
                        .mapping()
                : item;
    }

    private static Node.Scalar number(Node.Scalar mode) {
        Matcher octal = OCTAL.matcher(mode.text());
        return octal.matches() ? new Node.Scalar(mode.at(), "0" + octal.group(1), Node.Type.INTEGER, false) : mode;
    }
}
