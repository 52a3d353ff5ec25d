package io.stackfile.host.docker;

/** Turns a path with wildcards into a regular expression; what it refuses, Docker's own program refuses too. */
final class IgnoredPath {
    private final String path;
    private final StringBuilder expression = new StringBuilder();
    private int at;

    IgnoredPath(String path) {
        this.path = path;
    }

    /** Throws {@link IllegalArgumentException}, whose message goes on from the path. */
    String expression() {
        while (at < path.length()) {
            if (skip("**/")) {
                expression.append("(.*/)?");
            } else if (skip("**")) {
                expression.append(".*");
            } else if (skip("*")) {
                expression.append("[^/]*");
            } else if (skip("?")) {
                expression.append("[^/]");
            } else if (skip("[")) {
                letters();
            } else {
                expression.append(letter());
            }
        }
        return expression.toString();
    }

    private void letters() {
        expression.append(skip("^") ? "[^" : "[");
        do {
            range();
        } while (!skip("]"));
        expression.append(']');
    }

    private void range() {
        String first = letterOfRange();
        expression.append(first);
        if (skip("-")) {
            String last = letterOfRange();
            if (last.codePointBefore(last.length()) < first.codePointBefore(first.length())) {
                throw new IllegalArgumentException("has a range that goes backwards; write [a-z]");
            }
            expression.append('-').append(last);
        }
    }

    private String letterOfRange() {
        if (at == path.length()) {
            throw new IllegalArgumentException("has a [ without its ]; write \\[ for the letter itself");
        }
        if ("-]".indexOf(path.charAt(at)) >= 0) {
            throw new IllegalArgumentException("lacks a letter between [ and ]; write \\- or \\] for these letters");
        }
        return letter();
    }

    private String letter() {
        if (skip("\\") && at == path.length()) {
            throw new IllegalArgumentException("ends with a \\ that stands before nothing; write \\\\");
        }
        String letter = path.substring(at, path.offsetByCodePoints(at, 1));
        at += letter.length();
        return letter.matches("[\\p{Punct}]") ? "\\" + letter : letter;
    }

    private boolean skip(String wanted) {
        boolean here = path.startsWith(wanted, at);
        at += here ? wanted.length() : 0;
        return here;
    }
}
