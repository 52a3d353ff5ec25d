package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.LogRequest;
import io.stackfile.host.Observed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code stack logs}. */
final class LogsCommand extends Command {
    LogsCommand() {
        super(
                "logs",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Show what the stack's containers write.",
                "Lines of all containers in the order in which they were written, by the engine's clock, each behind its container's"
                        + " name. With --follow what is there comes in that order, and then what is written as it comes.");
        file("--file").hosts();
        flag("-f --follow", "Go on until the containers end or you stop.");
        value("-n --tail", "LINES", "Only the last lines of each container.");
        value("--since", "TIME", "Only lines since then: 10m, 2h, or 2026-11-21T09:00:00Z.");
        flag("-t --timestamps", "Show when each line was written, by the engine's clock.");
        flag("--no-log-prefix", "Only what was written, without the container's name before it.");
        flag("--no-color", "No colours, also on a terminal.");
        json("One line of JSON for each line.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        LogRequest request = new LogRequest(
                call.has("--follow"),
                tail(call),
                call.value("--since").map(text -> Since.seconds("--since", text)),
                true);
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            List<String> names =
                    call.chosen(observed).stream().map(Observed.Container::name).toList();
            if (names.isEmpty()) {
                call.terminal().say("no container of " + stack + " on " + host.name());
                return ExitCode.DONE;
            }
            LogPrinter printer = new LogPrinter(call, stack, names);
            if (request.follow()) {
                new LiveLogs(host::logs, names).pass(request, printer::print);
            } else {
                new MergedLogs(host::logs, names).pass(request, printer::print);
            }
            return ExitCode.DONE;
        }
    }

    private static OptionalInt tail(Call call) {
        Optional<String> lines = call.value("--tail").filter(text -> !text.equals("all"));
        if (lines.isPresent() && !lines.get().matches("\\d{1,9}")) {
            throw new UsageException("--tail wants a number of lines, not '" + lines.get() + "'");
        }
        return lines.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty());
    }
}
