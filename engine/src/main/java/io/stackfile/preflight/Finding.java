package io.stackfile.preflight;

/**
 * Something of a host that is in a plan's way, and what to do about it.
 *
 * @param stops whether the plan cannot succeed
 */
public record Finding(boolean stops, String what, String cure) {
    @Override
    public String toString() {
        return what + "; " + cure;
    }
}
