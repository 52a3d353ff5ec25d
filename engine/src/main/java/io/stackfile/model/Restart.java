package io.stackfile.model;

/**
 * Whether the engine starts a container again that has ended.
 *
 * @param policy {@code no}, {@code always}, {@code on-failure} or {@code unless-stopped}
 * @param attempts how often at most after a failure; 0 is without end
 */
public record Restart(String policy, int attempts) {
    public static final Restart NO = new Restart("no", 0);

    @Override
    public String toString() {
        return attempts == 0 ? policy : policy + ":" + attempts;
    }
}
