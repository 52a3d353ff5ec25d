package io.stackfile.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Files and links that are made beside their places and moved there when they are whole: until then what was there stays. */
final class Arriving {
    private static final String PART = ".stack-cp-";

    private Optional<Path> atHand = Optional.empty();
    private boolean over;

    /** A part of making one, under a name that is not yet its own. */
    interface Making {
        void at(Path part) throws IOException;
    }

    /** {@code beginning} is short, and nothing is there before it; {@code rest} may take long, and is given up when it throws. */
    void put(Path place, Making beginning, Making rest) throws IOException {
        Path part = begun(place, beginning);
        try {
            rest.at(part);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // Also when all went well: of two names of one file a move leaves both.
            Files.deleteIfExists(part);
        }
    }

    private synchronized Path begun(Path place, Making beginning) throws IOException {
        if (over) {
            throw new IOException("interrupted");
        }
        Path part = place.resolveSibling(PART + UUID.randomUUID());
        beginning.at(part);
        atHand = Optional.of(part);
        return part;
    }

    /** Leaves nothing half done, and nothing comes after it; for another thread than the one that is at it. */
    synchronized void giveUp() {
        over = true;
        atHand.ifPresent(part -> {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // The process ends, and there is nobody who could do better.
            }
        });
    }
}
