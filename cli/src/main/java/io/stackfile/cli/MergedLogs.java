package io.stackfile.cli;

import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Logs of several containers as one, in the order in which lines were written, by the engine's clock; read while it is shown. */
record MergedLogs(LogSource source, List<String> containers) {
    private static final int AHEAD = 1000;
    /** Some ways to an engine carry only so many answers at once, and a reader that waits for its turn must not wait for another. */
    private static final int AT_ONCE = 24;

    private static final Comparator<Head> ORDER =
            Comparator.comparing((Head head) -> head.line().timestamp()).thenComparing(Head::container);

    /** The next line of a container, told by its place in the list. */
    private record Head(int container, LogLine line) {}

    void pass(LogRequest request, Consumer<LogLine> lines) {
        List<BlockingQueue<LogReader.Said>> queues = new ArrayList<>();
        List<LogReader> readers = new ArrayList<>();
        for (String container : containers) {
            BlockingQueue<LogReader.Said> queue =
                    containers.size() > AT_ONCE ? new LinkedBlockingQueue<>() : new ArrayBlockingQueue<>(AHEAD);
            queues.add(queue);
            readers.add(LogReader.start(source, container, request, line -> true, queue));
        }
        try {
            merge(queues, lines);
        } finally {
            readers.forEach(LogReader::stop);
        }
    }

    private static void merge(List<BlockingQueue<LogReader.Said>> queues, Consumer<LogLine> lines) {
        PriorityQueue<Head> heads = new PriorityQueue<>(ORDER);
        for (int i = 0; i < queues.size(); i++) {
            add(i, queues, heads);
        }
        for (Head head = heads.poll(); head != null; head = heads.poll()) {
            lines.accept(head.line());
            add(head.container(), queues, heads);
        }
    }

    private static void add(int container, List<BlockingQueue<LogReader.Said>> queues, PriorityQueue<Head> heads) {
        LogReader.next(queues.get(container)).orTrouble().ifPresent(line -> heads.add(new Head(container, line)));
    }
}
