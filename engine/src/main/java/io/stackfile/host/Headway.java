package io.stackfile.host;

import java.util.Locale;

/**
 * How far a long deed is.
 *
 * @param words for a person
 * @param done how many bytes, of those that take the time
 * @param total how many there will be; 0 when it is not bytes that take the time
 */
public record Headway(String words, long done, long total) {
    public static Headway said(String words) {
        return new Headway(words, 0, 0);
    }

    /** {@code 12.3 of 40.0 MB}. */
    public static Headway bytes(long done, long total) {
        return new Headway(megabytes(done) + " of " + megabytes(total) + " MB", done, total);
    }

    /** The same, said in more words. */
    public Headway between(String before, String behind) {
        return new Headway(before + words + behind, done, total);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
