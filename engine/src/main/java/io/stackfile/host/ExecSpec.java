package io.stackfile.host;

import io.stackfile.model.Hook;
import java.util.List;
import java.util.Optional;

/**
 * A command to be run in a container that runs.
 *
 * @param command the program and its arguments
 * @param environment as {@code NAME=value}, beside the container's own
 * @param user a name or number, with a group behind a colon if need be
 * @param privileged whether it may do all that the machine's root may
 */
public record ExecSpec(
        List<String> command,
        List<String> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean privileged) {
    public ExecSpec {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    public ExecSpec(
            List<String> command, List<String> environment, Optional<String> user, Optional<String> workingDirectory) {
        this(command, environment, user, workingDirectory, false);
    }

    /** A hook of a container. */
    public static ExecSpec of(Hook hook) {
        return new ExecSpec(
                hook.command(),
                hook.environment().entrySet().stream()
                        .map(variable ->
                                variable.getKey() + "=" + variable.getValue().reveal())
                        .toList(),
                hook.user(),
                hook.workingDirectory(),
                hook.privileged());
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
