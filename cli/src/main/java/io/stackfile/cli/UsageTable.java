package io.stackfile.cli;

import io.stackfile.host.Usage;
import io.stackfile.json.JsonObject;
import io.stackfile.sync.Amount;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What containers use, as people and programs read it; the use of processors is since the reading before. */
record UsageTable(List<Usage> before, List<Usage> now) {
    List<String> lines() {
        Table table = new Table("NAME", "CPU %", "MEM USAGE / LIMIT", "MEM %", "NET I/O", "BLOCK I/O", "PIDS");
        now.forEach(usage -> table.row(
                usage.container(),
                processor(usage).stream()
                        .mapToObj(UsageTable::percent)
                        .findFirst()
                        .orElse("-"),
                Amount.bytes(usage.memory()) + " / " + Amount.bytes(usage.memoryLimit()),
                percent(usage.memoryShare()),
                traffic(usage.network()),
                traffic(usage.disk()),
                Long.toString(usage.processes())));
        return table.toString().lines().toList();
    }

    List<String> json() {
        return now.stream().map(this::json).toList();
    }

    private OptionalDouble processor(Usage usage) {
        return before.stream()
                .filter(earlier -> earlier.container().equals(usage.container()))
                .map(usage::processorSince)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    private static String traffic(Usage.Traffic traffic) {
        return Amount.bytes(traffic.in()) + " / " + Amount.bytes(traffic.out());
    }

    private String json(Usage usage) {
        JsonObject line = new JsonObject().with("container", usage.container()).with("service", usage.service());
        processor(usage).ifPresent(share -> line.with("cpuPercent", rounded(share)));
        return line.with("memoryBytes", usage.memory())
                .with("memoryLimitBytes", usage.memoryLimit())
                .with("memoryPercent", rounded(usage.memoryShare()))
                .with("networkReceivedBytes", usage.network().in())
                .with("networkSentBytes", usage.network().out())
                .with("diskReadBytes", usage.disk().in())
                .with("diskWrittenBytes", usage.disk().out())
                .with("processes", usage.processes())
                .toString();
    }

    private static double rounded(double share) {
        return Math.round(share * 100) / 100.0;
    }
}
