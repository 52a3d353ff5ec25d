package io.stackfile.sync.copy;

import io.stackfile.sync.Copy;
import java.util.ArrayList;
import java.util.List;

/** Copies made together: what arrived before a line was cut stays, so each is small; and each costs a round trip or two. */
final class Batches {
    private static final long BYTES = 16L << 20;
    private static final int FILES = 1000;

    private Batches() {}

    static List<List<Copy>> of(List<Copy> copies) {
        List<List<Copy>> batches = new ArrayList<>();
        List<Copy> batch = new ArrayList<>();
        long bytes = 0;
        for (Copy copy : copies) {
            if (!batch.isEmpty()
                    && (batch.size() == FILES || bytes + copy.entry().size() > BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(copy);
            bytes += copy.entry().size();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
