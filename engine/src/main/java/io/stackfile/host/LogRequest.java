package io.stackfile.host;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of a container's log.
 *
 * @param tail only so many of the last lines
 * @param since only lines from then on, in seconds since 1970
 */
public record LogRequest(boolean follow, OptionalInt tail, Optional<Long> since, boolean timestamps) {}
