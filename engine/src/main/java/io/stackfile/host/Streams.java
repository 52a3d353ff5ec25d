package io.stackfile.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a process in a container is connected with on this side.
 *
 * @param input what it reads, to its end; empty when it is to read nothing
 * @param output what it writes; on a terminal its errors, too
 * @param screen the terminal it gets; empty when it gets none
 * @param keys by which a person at the terminal leaves it
 */
public record Streams(
        Optional<InputStream> input,
        OutputStream output,
        OutputStream errors,
        Optional<Screen> screen,
        DetachKeys keys) {
    /** Without a terminal. */
    public Streams(Optional<InputStream> input, OutputStream output, OutputStream errors) {
        this(input, output, errors, Optional.empty(), DetachKeys.USUAL);
    }
}
