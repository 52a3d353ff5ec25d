package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** {@code stack logs}. */
final class LogsCommand extends Command {
    LogsCommand() {
        super(
                "logs",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Show what the stack's containers write.",
                "Lines of all containers in the order in which they were written, each behind its container's name.");
        file("--file").hosts();
        flag("-f --follow", "Go on until the containers end or you stop.");
        value("-n --tail", "LINES", "Only the last lines of each container.");
        value("--since", "TIME", "Only lines since then: 10m, 2h, or 2026-11-21T09:00:00Z.");
        flag("-t --timestamps", "Show when each line was written, by the engine's clock.");
        json("One line of JSON for each line.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        LogRequest request = new LogRequest(
                call.has("--follow"), tail(call), call.value("--since").map(text -> Since.seconds("--since", text)), true);
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            List<String> names =
                    call.chosen(observed).stream().map(Observed.Container::name).toList();
            if (names.isEmpty()) {
                call.terminal().say("no container of " + stack + " on " + host.name());
                return ExitCode.DONE;
            }
            show(names, request, host, new LogPrinter(call, stack, names));
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

    /** What is there already is put in order; what comes later is shown as it comes. */
    private static void show(List<String> names, LogRequest request, Host host, LogPrinter printer) {
        List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());
        Consumer<LogLine> reader = request.follow() ? printer::print : lines::add;
        List<FutureTask<Void>> readers = names.stream()
                .map(name -> new FutureTask<Void>(() -> {
                    host.logs(name, request, reader);
                    return null;
                }))
                .toList();
        readers.forEach(LogsCommand::start);
        readers.forEach(LogsCommand::finish);
        lines.stream().sorted(Comparator.comparing(LogLine::timestamp)).forEach(printer::print);
    }

    private static void start(FutureTask<Void> reader) {
        Thread thread = new Thread(reader, "logs");
        thread.setDaemon(true);
        thread.start();
    }

    /** What ended a reader ends the command. */
    private static void finish(FutureTask<Void> reader) {
        try {
            reader.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }
}
