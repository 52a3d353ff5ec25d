package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;

/** Reads the log of a container on the side; at the end of its lines it says so, or what went wrong. */
final class LogReader {
    /** A line, or the end of them. */
    record Said(Optional<LogLine> line, Optional<RuntimeException> trouble) {
        static final Said END = new Said(Optional.empty(), Optional.empty());

        /** The line, or nothing at the end; throws what went wrong. */
        Optional<LogLine> orTrouble() {
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            return line;
        }
    }

    private final Thread thread;

    private LogReader(Runnable reading) {
        thread = new Thread(reading, "logs");
        thread.setDaemon(true);
    }

    /** A queue that is full keeps it waiting. */
    static LogReader start(
            LogSource source,
            String container,
            LogRequest request,
            Predicate<LogLine> wanted,
            BlockingQueue<Said> said) {
        LogReader reader = new LogReader(() -> {
            Said end = Said.END;
            try {
                source.read(container, request, line -> {
                    if (wanted.test(line)) {
                        put(said, new Said(Optional.of(line), Optional.empty()));
                    }
                });
            } catch (RuntimeException e) {
                end = new Said(Optional.empty(), Optional.of(e));
            }
            try {
                said.put(end);
            } catch (InterruptedException nobodyListens) {
                Thread.currentThread().interrupt();
            }
        });
        reader.thread.start();
        return reader;
    }

    private static void put(BlockingQueue<Said> said, Said what) {
        try {
            said.put(what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    static Said next(BlockingQueue<Said> said) {
        try {
            return said.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    /** Nobody listens any more. */
    void stop() {
        thread.interrupt();
    }
}
