package io.stackfile.host;

/**
 * What a network is made from, so that it can be made again just like that.
 *
 * @param generation the update that gave the network this form; 0 when it has it from its beginning
 * @param fingerprint what the file said of it, as {@link NetworkSpec#fingerprint}
 * @param words what the engine is to be told, in its own words
 */
public record NetworkForm(int generation, String fingerprint, String words) {
    /** Whether the file says which addresses it has, so that others are not as good. */
    public boolean hasOwnAddresses() {
        return fingerprint.contains("\nipam.");
    }

    /** Whether it came from the same update and the same words of a file. */
    public boolean isSame(NetworkForm other) {
        return generation == other.generation && fingerprint.equals(other.fingerprint);
    }
}
