package io.stackfile.reader;

import io.stackfile.model.Content;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LocalPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is in a file of this machine that is to be put into a container.
 *
 * @param where the key that names it
 * @param noun what it is to be: a config, say
 */
record FileHere(CheckedFile file, String where, String noun) {
    /** Swarm's limits are half of it and less; what is larger is data, not settings. */
    private static final int LIMIT = 1 << 20;

    /** Nothing when something is wrong with it, which then has been said. */
    Optional<Content> read(Node.Scalar written) {
        String shown = "'" + written.text() + "'";
        Optional<Path> path = LocalPath.of(written.text(), file.folder(), file.values());
        if (path.isEmpty() || !Files.exists(path.get())) {
            return wrong(
                    written,
                    "there is no file " + shown + LocalPath.beside(written.text()),
                    "name one that is there, on the machine where stack runs");
        }
        if (Files.isDirectory(path.get())) {
            return wrong(written, shown + " is a folder", "name a file in it, and each further one for itself");
        }
        try (InputStream in = Files.newInputStream(path.get())) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT
                    ? wrong(
                            written,
                            shown + " is larger than 1 MiB, the most a " + noun + " can be",
                            "put it into the image or into a volume")
                    : Optional.of(Content.of(bytes));
        } catch (IOException e) {
            return wrong(written, shown + " cannot be read", "look at its owner and its permissions");
        }
    }

    private Optional<Content> wrong(Node.Scalar at, String what, String cure) {
        file.problems().error(at, where, what, cure);
        return Optional.empty();
    }
}
