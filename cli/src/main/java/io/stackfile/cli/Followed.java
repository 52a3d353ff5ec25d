package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A container that is followed to its end, however often the engine starts it again. */
final class Followed {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Host host;
    private final String name;
    private final LogRequest request;
    private final LogPrinter printer;
    private final boolean shown;
    private final Consumer<String> says;
    private final List<Thread> readers = new ArrayList<>();
    private String last = "";

    Followed(Host host, String name, LogRequest request, LogPrinter printer, boolean shown, Consumer<String> says) {
        this.host = host;
        this.name = name;
        this.request = request;
        this.printer = printer;
        this.shown = shown;
        this.says = says;
    }

    /** Returns at once; {@code trouble} hears what makes it impossible to go on. */
    void start(Consumer<OptionalInt> ended, Consumer<RuntimeException> trouble) {
        read(trouble);
        thread(() -> {
            try {
                ended.accept(host.awaitEnd(name, () -> read(trouble)));
            } catch (RuntimeException e) {
                trouble.accept(e);
            }
        });
    }

    private synchronized void read(Consumer<RuntimeException> trouble) {
        if (shown) {
            readers.add(thread(() -> {
                try {
                    host.logs(name, request, this::show);
                } catch (OutputClosed e) {
                    trouble.accept(e);
                } catch (HostLost e) {
                    // Whoever waits for its end hears of it, too.
                } catch (HostException e) {
                    says.accept(String.valueOf(e.getMessage()));
                }
            }));
        }
    }

    /** Who reads from the beginning again shows only what is new. */
    private synchronized void show(LogLine line) {
        if (line.timestamp().compareTo(last) > 0) {
            last = line.timestamp();
            printer.print(line);
        }
    }

    /** Waits for its last lines. */
    void finish() {
        for (Thread reader : readers()) {
            try {
                reader.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized List<Thread> readers() {
        return List.copyOf(readers);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "follower");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
