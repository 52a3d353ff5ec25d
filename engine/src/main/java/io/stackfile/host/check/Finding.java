package io.stackfile.host.check;

/**
 * Something about a machine that somebody should see to.
 *
 * @param grave whether {@code stack up} does not work because of it
 * @param cure what to do, a sentence
 */
public record Finding(boolean grave, String what, String cure) {
    static Finding obstacle(String what, String cure) {
        return new Finding(true, what, cure);
    }

    static Finding warning(String what, String cure) {
        return new Finding(false, what, cure);
    }
}
