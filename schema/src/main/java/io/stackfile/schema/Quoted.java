package io.stackfile.schema;

/** A piece of a file as a message repeats it: in quotes, on one line, not too long, without secrets. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        return "'" + cut(Secrets.mask(cut(text.lines().findFirst().orElse("")))) + "'";
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
