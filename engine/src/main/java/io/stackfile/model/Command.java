package io.stackfile.model;

import java.util.List;
import java.util.Optional;

/**
 * What runs in a container, where it differs from the image's own.
 *
 * @param arguments the command; an empty list is an empty command, an absent one the image's
 */
public record Command(
        Optional<List<String>> entrypoint,
        Optional<List<String>> arguments,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<String> hostname,
        boolean tty,
        boolean stdinOpen) {
    public static final Command OF_IMAGE = new Command(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    public Command {
        entrypoint = entrypoint.map(List::copyOf);
        arguments = arguments.map(List::copyOf);
    }
}
