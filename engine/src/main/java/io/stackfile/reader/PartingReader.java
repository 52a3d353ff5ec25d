package io.stackfile.reader;

import io.stackfile.model.Parting;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code keep} and {@code drain} under {@code x-stack}: of a service, or of all at the top of the file. */
final class PartingReader {
    private static final int MOST = 100;

    private final Parting everywhere;

    PartingReader(Node.Mapping document, Problems problems) {
        this.everywhere = read(new Keys(document, "", problems), Parting.USUAL);
    }

    Parting read(Keys service) {
        return read(service, everywhere);
    }

    private static Parting read(Keys keys, Parting otherwise) {
        Keys ours = Twin.inside(keys, "x-stack");
        OptionalLong kept = ours.between("keep", 1, MOST, "write keep: 2; the last one is what an update goes back to");
        Optional<Duration> drain = ours.duration("drain");
        return new Parting(drain.orElse(otherwise.drain()), (int) kept.orElse(otherwise.kept()));
    }
}
