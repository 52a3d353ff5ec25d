package io.stackfile.model;

import java.util.List;

/**
 * Whether the engine starts a container again that has ended.
 *
 * @param policy {@code no}, {@code always}, {@code on-failure} or {@code unless-stopped}
 * @param attempts how often at most after a failure; 0 is without end
 */
public record Restart(String policy, int attempts) {
    public static final Restart NO = new Restart("no", 0);

    /** From its text; whatever is not one is {@link #NO}. */
    public static Restart of(String text) {
        String[] words = text.split(":", 2);
        boolean known = List.of("always", "on-failure", "unless-stopped").contains(words[0]);
        boolean counted = words.length > 1 && words[1].matches("\\d{1,9}");
        return known ? new Restart(words[0], counted ? Integer.parseInt(words[1]) : 0) : NO;
    }

    /** Whether it is started again also when it ended without an error. */
    public boolean isForEver() {
        return policy.equals("always") || policy.equals("unless-stopped");
    }

    @Override
    public String toString() {
        return attempts == 0 ? policy : policy + ":" + attempts;
    }
}
