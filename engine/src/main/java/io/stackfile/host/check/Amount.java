package io.stackfile.host.check;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Amount {
    private Amount() {}

    /** {@code 3.1 of 8.2 GB}. */
    static String of(long part, long total) {
        return number(part) + " of " + number(total) + " GB";
    }

    private static String number(long bytes) {
        double gigabytes = bytes / 1e9;
        return String.format(Locale.ROOT, gigabytes < 100 ? "%.1f" : "%.0f", gigabytes);
    }
}
