package io.stackfile.reader;

import io.stackfile.model.ProcessorLimits;
import io.stackfile.schema.Node;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code cpus}, {@code cpu_shares}, {@code cpuset} and their kin. */
final class ProcessorReader {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final int MOST = 10_000;

    private ProcessorReader() {}

    static ProcessorLimits read(Keys keys) {
        Keys limits = Twin.inside(keys, "deploy", "resources", "limits");
        OptionalLong cpus = new Twin(keys, "cpus", limits, "cpus").agreed(nanos(keys), nanos(limits));
        Stream.of("cpu_quota", "cpu_period")
                .filter(key -> cpus.isPresent() && keys.node(key).isPresent())
                .findFirst()
                .ifPresent(key -> keys.error(
                        keys.scalar(key).orElseThrow(),
                        key,
                        "cpus says already how much of the processors' time there is",
                        "leave one of the two out"));
        OptionalLong period = micros(keys, "cpu_rt_period");
        OptionalLong run = micros(keys, "cpu_rt_runtime");
        if (run.isPresent() && period.isPresent() && run.getAsLong() > period.getAsLong()) {
            keys.error(
                    keys.scalar("cpu_rt_runtime").orElseThrow(),
                    "cpu_rt_runtime",
                    "real-time processes would run longer than their period",
                    "write less than cpu_rt_period");
        }
        return new ProcessorLimits(
                keys.between("cpu_shares", 2, 262_144, "write 512 for half of the usual, 2048 for twice as much"),
                keys.like("cpuset", "\\d+(-\\d+)?(,\\d+(-\\d+)?)*", "a list of processors", "write 0, 0-1 or 0,2"),
                cpus,
                keys.between("cpu_quota", 1000, Long.MAX_VALUE, "write 50000 for half of a processor"),
                keys.between("cpu_period", 1000, 1_000_000, "write 100000 for a tenth of a second"),
                period,
                run);
    }

    private static OptionalLong nanos(Keys keys) {
        Optional<Node.Scalar> scalar =
                keys.scalar("cpus").filter(given -> !given.text().isBlank());
        if (scalar.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal cpus;
        try {
            cpus = new BigDecimal(scalar.get().text().strip());
        } catch (NumberFormatException e) {
            keys.error(scalar.get(), "cpus", "'" + scalar.get().text() + "' is not a number", "write 0.5 or 2");
            return OptionalLong.empty();
        }
        if (cpus.compareTo(new BigDecimal("0.01")) < 0 || cpus.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            keys.error(
                    scalar.get(),
                    "cpus",
                    "'" + scalar.get().text() + "' processors are not to be had",
                    "write 0.01 or more, and not more than the host has");
            return OptionalLong.empty();
        }
        return OptionalLong.of(cpus.multiply(NANOS).longValue());
    }

    private static OptionalLong micros(Keys keys, String key) {
        Optional<String> text = keys.text(key);
        if (text.isEmpty() || text.get().matches("\\d+")) {
            return keys.number(key);
        }
        return keys.duration(key)
                .map(time -> OptionalLong.of(time.toNanos() / 1000))
                .orElse(OptionalLong.empty());
    }
}
