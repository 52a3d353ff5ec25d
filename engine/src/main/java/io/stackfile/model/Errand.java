package io.stackfile.model;

import java.util.Optional;

/**
 * A command that is run before containers of a service start, in a container of its own.
 *
 * @param image what runs it; absent is the image of the service
 * @param each whether it is run before each container, not once for all
 */
public record Errand(Hook hook, Optional<Image> image, boolean each) {}
