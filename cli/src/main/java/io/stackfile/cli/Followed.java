package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A container that is followed to its end, however often the engine starts it again. */
final class Followed {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int REMEMBERED = 10_000;

    private final Host host;
    private final String name;
    private final LogRequest request;
    private final LogPrinter printer;
    private final boolean shown;
    private final Consumer<String> says;
    private final List<Thread> readers = new ArrayList<>();
    private final Set<LogLine> recent = new LinkedHashSet<>();
    private Optional<Long> since;
    private Instant last = Instant.MIN;

    Followed(Host host, String name, LogRequest request, LogPrinter printer, boolean shown, Consumer<String> says) {
        this.host = host;
        this.name = name;
        this.request = request;
        this.since = request.since();
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
            LogRequest part = new LogRequest(request.follow(), request.tail(), since, request.timestamps());
            readers.add(thread(() -> {
                try {
                    host.logs(name, part, this::show);
                } catch (HostLost e) {
                    // Whoever waits for its end hears of it, too.
                } catch (HostException e) {
                    says.accept(String.valueOf(e.getMessage()));
                } catch (RuntimeException e) {
                    trouble.accept(e);
                }
            }));
        }
    }

    /** Who reads again after a new start begins a little earlier, and shows only what is new. */
    private synchronized void show(LogLine line) {
        if (recent.add(line)) {
            printer.print(line);
            if (!line.timestamp().isEmpty()) {
                last = Instant.parse(line.timestamp());
                since = Optional.of(last.getEpochSecond() - 1);
            }
        }
        if (recent.size() > REMEMBERED) {
            recent.remove(recent.iterator().next());
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
        if (shown) {
            showRest();
        }
    }

    /** What was written after a new start that came before anybody waited for one. */
    private void showRest() {
        try {
            host.logs(name, rest(), this::showLater);
        } catch (HostException e) {
            // It is gone.
        }
    }

    private synchronized LogRequest rest() {
        return new LogRequest(false, request.tail(), since, request.timestamps());
    }

    private synchronized void showLater(LogLine line) {
        if (line.timestamp().isEmpty() || !Instant.parse(line.timestamp()).isBefore(last)) {
            show(line);
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
