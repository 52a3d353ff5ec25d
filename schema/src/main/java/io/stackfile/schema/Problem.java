package io.stackfile.schema;

/**
 * Something wrong in a file, told so that its author can put it right.
 *
 * @param where the path of keys to it, such as {@code services.web.ports}; may be empty
 * @param what what is wrong; ends without a full stop
 * @param cure what to write instead; may be empty
 * @param width how many characters the carets below the excerpt mark, at least 1
 */
public record Problem(Severity severity, Position at, String where, String what, String cure, int width) {
    public enum Severity {
        WARNING,
        ERROR
    }

    public static Problem error(Node node, String where, String what, String cure) {
        return new Problem(Severity.ERROR, node.at(), where, what, cure, width(node));
    }

    public static Problem warning(Node node, String where, String what, String cure) {
        return new Problem(Severity.WARNING, node.at(), where, what, cure, width(node));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static int width(Node node) {
        if (node instanceof Node.Scalar scalar) {
            int length = scalar.text().lines().findFirst().orElse("").length();
            return Math.max(1, length + (scalar.quoted() ? 2 : 0));
        }
        return 1;
    }
}
