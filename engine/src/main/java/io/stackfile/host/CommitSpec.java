package io.stackfile.host;

import io.stackfile.model.Image;
import java.util.List;
import java.util.Optional;

/**
 * An image to be made from a container as it is.
 *
 * @param paused whether it stands still meanwhile
 * @param changes lines of a Dockerfile that are put over its configuration
 */
public record CommitSpec(
        String container,
        Image image,
        Optional<String> message,
        Optional<String> author,
        boolean paused,
        List<String> changes) {
    public CommitSpec {
        changes = List.copyOf(changes);
    }
}
