package io.stackfile.host;

import java.util.List;
import java.util.Optional;

/**
 * A command to be run in a container that runs.
 *
 * @param command the program and its arguments
 * @param environment as {@code NAME=value}, beside the container's own
 * @param user a name or number, with a group behind a colon if need be
 */
public record ExecSpec(
        List<String> command, List<String> environment, Optional<String> user, Optional<String> workingDirectory) {
    public ExecSpec {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    /** As the container itself would run it. */
    public static ExecSpec of(String... command) {
        return new ExecSpec(List.of(command), List.of(), Optional.empty(), Optional.empty());
    }

    /** Values of variables may be secret. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
