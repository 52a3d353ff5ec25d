package io.stackfile.export;

/** Bytes as a person writes them, none as nothing. */
final class Sizes {
    private static final long KILO = 1 << 10;
    private static final long MEGA = 1 << 20;

    private Sizes() {}

    static String of(long bytes) {
        if (bytes <= 0) {
            return "";
        }
        return bytes % MEGA == 0 ? bytes / MEGA + "m" : bytes % KILO == 0 ? bytes / KILO + "k" : bytes + "b";
    }
}
