package io.stackfile.host.ssh;

import java.util.Map;

/**
 * What a login may need of the place where this program runs.
 *
 * @param prompts who can be asked
 * @param systemSsh whether to use the {@code ssh} of this machine
 */
public record Surroundings(Map<String, String> environment, Prompts prompts, boolean systemSsh) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The same with another to ask. */
    Surroundings asking(Prompts other) {
        return new Surroundings(environment, other, systemSsh);
    }
}
