package io.stackfile.schema;

/** What YAML 1.2's core schema says a text without quotes is. */
final class PlainType {
    private PlainType() {}

    static Node.Type of(String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL":
                return Node.Type.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE":
                return Node.Type.BOOLEAN;
            default:
                return number(text);
        }
    }

    private static Node.Type number(String text) {
        if (text.startsWith("0x")) {
            return digits(text, 2, 16) == text.length() && text.length() > 2 ? Node.Type.INTEGER : Node.Type.TEXT;
        }
        if (text.startsWith("0o")) {
            return digits(text, 2, 8) == text.length() && text.length() > 2 ? Node.Type.INTEGER : Node.Type.TEXT;
        }
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int whole = digits(text, start, 10);
        if (whole == text.length() && whole > start) {
            return Node.Type.INTEGER;
        }
        return isFloat(text, start, whole) ? Node.Type.FLOAT : Node.Type.TEXT;
    }

    private static boolean isFloat(String text, int start, int whole) {
        switch (text.substring(start)) {
            case ".inf", ".Inf", ".INF":
                return true;
            case ".nan", ".NaN", ".NAN":
                return start == 0;
            default:
        }
        int end = whole;
        int count = whole - start;
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = digits(text, end + 1, 10);
            count += fraction - end - 1;
            end = fraction;
        }
        return count > 0 && (end == text.length() || isExponent(text, end));
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
        int from = signed ? at + 2 : at + 1;
        return digits(text, from, 10) == text.length() && from < text.length();
    }

    /** Where the digits that begin at {@code from} end. */
    private static int digits(String text, int from, int radix) {
        int end = from;
        while (end < text.length() && text.charAt(end) < 128 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }
}
