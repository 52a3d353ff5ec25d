package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Dialer;
import java.io.IOException;
import java.util.function.Function;

/**
 * How an engine is reached.
 *
 * @param address how messages and web addresses call its machine
 * @param local whether that machine is this one
 * @param explanation what to tell the user when nobody answers there
 */
public record Way(Dialer dialer, String address, boolean local, Function<IOException, String> explanation) {}
