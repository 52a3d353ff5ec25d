package io.stackfile.reader;

import io.stackfile.model.Limits;
import io.stackfile.model.Limits.Ulimit;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What containers may use: memory, processors, disks, processes and {@code ulimits}. */
final class LimitsReader {
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack"));

    private LimitsReader() {}

    static Limits read(Keys keys) {
        return new Limits(
                MemoryReader.read(keys),
                ProcessorReader.read(keys),
                DiskReader.read(keys),
                processes(keys),
                ulimits(keys));
    }

    private static OptionalLong processes(Keys keys) {
        Keys limits = Twin.inside(keys, "deploy", "resources", "limits");
        return new Twin(keys, "pids_limit", limits, "pids")
                .agreed(
                        keys.between("pids_limit", -1, Integer.MAX_VALUE, "write 200, or -1 for as many as it likes"),
                        limits.between("pids", -1, Integer.MAX_VALUE, "write 200, or -1 for as many as it likes"));
    }

    static List<Ulimit> ulimits(Keys keys) {
        return keys.mapping("ulimits").stream()
                .flatMap(limits -> limits.mapping().all().stream().flatMap(entry -> ulimit(limits, entry).stream()))
                .sorted(Comparator.comparing(Ulimit::name))
                .toList();
    }

    private static Optional<Ulimit> ulimit(Keys limits, Node.Entry entry) {
        if (entry.name().startsWith("x-")) {
            return Optional.empty();
        }
        if (!KNOWN.contains(entry.name())) {
            limits.error(
                    entry.key(),
                    entry.name(),
                    "there is no limit '" + entry.name() + "'",
                    Suggestion.didYouMean(entry.name(), KNOWN).orElse("the limits are " + String.join(", ", KNOWN)));
            return Optional.empty();
        }
        if (entry.value() instanceof Node.Scalar) {
            OptionalLong both = limits.number(entry.name());
            return both.isPresent()
                    ? Optional.of(new Ulimit(entry.name(), both.getAsLong(), both.getAsLong()))
                    : Optional.empty();
        }
        Keys pair = Twin.inside(limits, entry.name());
        OptionalLong soft = pair.number("soft");
        OptionalLong hard = pair.number("hard");
        if (soft.isEmpty() || hard.isEmpty()) {
            return Optional.empty();
        }
        boolean endless = hard.getAsLong() < 0;
        if (!endless && (soft.getAsLong() < 0 || soft.getAsLong() > hard.getAsLong())) {
            pair.error(
                    pair.scalar("soft").orElseThrow(),
                    "soft",
                    "the soft limit " + soft.getAsLong() + " is above the hard one, " + hard.getAsLong(),
                    "the hard limit is the most that the soft one can become");
            return Optional.empty();
        }
        return Optional.of(new Ulimit(entry.name(), soft.getAsLong(), hard.getAsLong()));
    }
}
