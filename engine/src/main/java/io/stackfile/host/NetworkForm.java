package io.stackfile.host;

/**
 * What a network is made from, so that it can be made again just like that.
 *
 * @param generation the update that gave the network this form; 0 when it has it from its beginning
 * @param fingerprint what the file said of it, as {@link NetworkSpec#fingerprint}
 * @param request what the engine is asked for, in its own words
 */
public record NetworkForm(int generation, String fingerprint, String request) {
    /** Whether it came from the same update and the same words of a file. */
    public boolean isSame(NetworkForm other) {
        return generation == other.generation && fingerprint.equals(other.fingerprint);
    }
}
