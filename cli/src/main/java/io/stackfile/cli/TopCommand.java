package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.host.ProcessTable;
import io.stackfile.host.Question;
import io.stackfile.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code stack top}. */
final class TopCommand extends Command {
    TopCommand() {
        super(
                "top",
                "[FILE] [SERVICE...] [OPTIONS]",
                "List what runs in the stack's containers.",
                "As ps on the host lists it: numbers of processes and names of users are the host's, not the container's.");
        file().hosts();
        json("One line of JSON for each process.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            List<Observed.Container> running = call.chosen(host.observe(stack)).stream()
                    .filter(container -> container.isRunning() || container.isPaused())
                    .toList();
            if (running.isEmpty() && !call.has("--json")) {
                call.terminal().say("no container of " + stack + " runs on " + host.name());
                return ExitCode.DONE;
            }
            Map<String, ProcessTable> tables =
                    Question.each(running.stream().map(Observed.Container::name).toList(), host.readings()::processes);
            if (call.has("--json")) {
                running.forEach(container -> printLines(call, container, table(tables, container)));
            } else {
                call.terminal().print(text(running, tables));
            }
            return ExitCode.DONE;
        }
    }

    private static ProcessTable table(Map<String, ProcessTable> tables, Observed.Container container) {
        return tables.getOrDefault(container.name(), new ProcessTable(List.of(), List.of()));
    }

    private static void printLines(Call call, Observed.Container container, ProcessTable processes) {
        for (List<String> row : processes.rows()) {
            JsonObject line =
                    new JsonObject().with("container", container.name()).with("service", container.service());
            for (int i = 0; i < row.size(); i++) {
                line.with(processes.titles().get(i).toLowerCase(Locale.ROOT), row.get(i));
            }
            call.terminal().println(line.toString());
        }
    }

    private static String text(List<Observed.Container> running, Map<String, ProcessTable> tables) {
        Table table = new Table(cells("CONTAINER", table(tables, running.get(0)).titles()));
        running.forEach(container ->
                table(tables, container).rows().forEach(row -> table.row(cells(container.name(), row))));
        return table.toString();
    }

    private static String[] cells(String first, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        return cells.toArray(String[]::new);
    }
}
