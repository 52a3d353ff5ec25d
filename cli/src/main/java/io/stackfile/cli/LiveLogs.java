package io.stackfile.cli;

import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Logs that are followed: what is there in order, and then what comes; what comes together is put in order, too. */
record LiveLogs(LogSource source, List<String> containers) {
    private static final int AHEAD = 10_000;

    /** Returns when all containers have ended. */
    void pass(LogRequest request, Consumer<LogLine> lines) {
        Map<String, SeenLines> seen = new TreeMap<>();
        containers.forEach(container -> seen.put(container, new SeenLines(request)));
        LogRequest past = new LogRequest(false, request.tail(), request.since(), request.timestamps());
        new MergedLogs(source, containers).pass(past, line -> {
            seen(seen, line.container()).add(line);
            lines.accept(line);
        });
        BlockingQueue<LogReader.Said> said = new ArrayBlockingQueue<>(AHEAD);
        List<LogReader> readers = containers.stream()
                .map(container -> LogReader.start(
                        source,
                        container,
                        seen(seen, container).following(),
                        line -> seen(seen, container).isNew(line),
                        said))
                .toList();
        try {
            show(said, lines);
        } finally {
            readers.forEach(LogReader::stop);
        }
    }

    private static SeenLines seen(Map<String, SeenLines> all, String container) {
        return java.util.Objects.requireNonNull(all.get(container), container);
    }

    private void show(BlockingQueue<LogReader.Said> said, Consumer<LogLine> lines) {
        int open = containers.size();
        while (open > 0) {
            List<LogReader.Said> come = new ArrayList<>(List.of(LogReader.next(said)));
            said.drainTo(come);
            come.stream()
                    .flatMap(what -> what.line().stream())
                    .sorted(Comparator.comparing(LogLine::timestamp))
                    .forEach(lines);
            open -= (int)
                    come.stream().filter(what -> what.orTrouble().isEmpty()).count();
        }
    }
}
