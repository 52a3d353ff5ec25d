package io.stackfile.host;

import java.io.InputStream;
import java.util.Optional;

/** The files of a machine's containers, whether they run or not. */
public interface ContainerFiles {
    /** What there is at a path; nothing when there is nothing. */
    Optional<Found> look(String container, String path);

    /** All that is at a path, as a tar archive; whoever reads it closes it. */
    InputStream read(String container, String path);

    /**
     * Unpacks a tar archive into a folder that is there. What is a folder stays one, and what is none becomes none.
     *
     * @param itsOwn whether all of it gets the owner that the container runs as
     */
    void write(String container, String folder, InputStream tar, boolean itsOwn);

    /** What {@link #look} finds; {@code target} is where a link leads in the end. */
    record Found(Kind kind, String target) {}

    /** What a path can lead to. */
    enum Kind {
        FILE,
        FOLDER,
        LINK
    }
}
