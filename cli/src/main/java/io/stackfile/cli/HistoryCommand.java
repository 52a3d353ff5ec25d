package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Origin;
import io.stackfile.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code stack history}. */
final class HistoryCommand extends Command {
    HistoryCommand() {
        super(
                "history",
                "[FILE] [SERVICE...] [OPTIONS]",
                "List the updates of the stack whose containers are there.",
                "For each what it made, when, who ran it, and from which file and commit. What was replaced is kept for a while"
                        + " and can come back: see 'stack rollback'.");
        file().hosts();
        json("One line of JSON for each container.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            Map<Integer, List<Observed.Container>> updates = new TreeMap<>(Comparator.reverseOrder());
            call.all(host.observe(stack)).stream()
                    .filter(container ->
                            !container.oneOff() && !container.name().endsWith(Names.NEXT))
                    .forEach(container -> updates.computeIfAbsent(
                                    container.origin().generation(), generation -> new ArrayList<>())
                            .add(container));
            if (call.has("--json")) {
                updates.values()
                        .forEach(containers -> containers.forEach(container ->
                                call.terminal().println(json(container).toString())));
            } else if (updates.isEmpty()) {
                call.sayThatNothingIsThere(stack);
            } else {
                call.terminal().tell(table(updates));
            }
            return ExitCode.DONE;
        }
    }

    private static String table(Map<Integer, List<Observed.Container>> updates) {
        Table table = new Table("UPDATE", "WHEN", "WHO", "FROM", "CONTAINER", "", "CHANGE");
        updates.forEach((generation, containers) -> {
            boolean first = true;
            for (Observed.Container container : containers) {
                Origin origin = container.origin();
                table.row(
                        first ? generation(generation) : "",
                        first ? when(containers) : "",
                        first ? origin.by() : "",
                        first ? from(origin) : "",
                        Names.beforeKept(container.name()).orElse(container.name()),
                        state(container),
                        origin.change());
                first = false;
            }
        });
        return table.toString();
    }

    private static String state(Observed.Container container) {
        return Names.undoneAt(container.name()).isPresent() ? "taken back" : container.isKept() ? "kept" : "in use";
    }

    private static String generation(int generation) {
        return generation == 0 ? "?" : Integer.toString(generation);
    }

    private static String when(List<Observed.Container> containers) {
        return containers.stream()
                .map(Observed.Container::created)
                .min(Comparator.naturalOrder())
                .orElse("")
                .replace("T", " ")
                .replaceFirst(":\\d\\d(\\.\\d+)?Z$", "");
    }

    private static String from(Origin origin) {
        String file = origin.file().isEmpty()
                ? ""
                : String.valueOf(Path.of(origin.file()).getFileName());
        return origin.commit().isEmpty() ? file : file + " at " + origin.commit();
    }

    private static JsonObject json(Observed.Container container) {
        return new JsonObject()
                .with("update", container.origin().generation())
                .with("created", container.created())
                .with("by", container.origin().by())
                .with("file", container.origin().file())
                .with("commit", container.origin().commit())
                .with("container", Names.beforeKept(container.name()).orElse(container.name()))
                .with("service", container.service())
                .with("kept", container.isKept())
                .with("takenBack", Names.undoneAt(container.name()).isPresent())
                .with("image", container.image())
                .with("change", container.origin().change());
    }
}
