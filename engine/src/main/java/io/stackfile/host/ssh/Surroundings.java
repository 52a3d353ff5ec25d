package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Traffic;
import java.util.Map;

/**
 * What a login may need of the place where this program runs.
 *
 * @param prompts who can be asked
 * @param systemSsh whether to use the {@code ssh} of this machine
 * @param traffic where what is carried is counted
 */
public record Surroundings(Map<String, String> environment, Prompts prompts, boolean systemSsh, Traffic traffic) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public Surroundings(Map<String, String> environment, Prompts prompts, boolean systemSsh) {
        this(environment, prompts, systemSsh, new Traffic());
    }

    /** The same with another to ask. */
    Surroundings asking(Prompts other) {
        return new Surroundings(environment, other, systemSsh, traffic);
    }
}
