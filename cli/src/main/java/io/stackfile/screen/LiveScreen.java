package io.stackfile.screen;

import io.stackfile.apply.Event;
import io.stackfile.host.Screen.Size;
import io.stackfile.plan.Plan;
import io.stackfile.tty.Echo;
import io.stackfile.tty.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lower part of a terminal, drawn again as long as plans are carried out; what is written meanwhile stands above it, and what is
 * typed meanwhile is not shown. Nothing else of the terminal is changed.
 */
public final class LiveScreen {
    private static final int PERIOD_MILLIS = 100;

    private final OutputStream terminal;
    private final String type;
    private final boolean colour;
    private final Supplier<Optional<Size>> measure;
    private final Echo echo = new Echo();
    private Optional<Size> size = Optional.empty();
    private boolean measured;
    private Board board = Board.EMPTY;
    private volatile @Nullable Drawing made;
    private @Nullable Drawing drawing;
    private @Nullable Signals changes;
    private boolean resized;
    private boolean resumed;
    private int asides;

    /**
     * @param type of the terminal, as in {@code TERM}
     * @param measure how large it is; nothing when it is none
     */
    public LiveScreen(OutputStream terminal, String type, boolean colour, Supplier<Optional<Size>> measure) {
        this.terminal = terminal;
        this.type = type;
        this.colour = colour;
        this.measure = measure;
    }

    /** A plan that is being carried out, and hears of it. */
    public interface Showing extends Consumer<Event>, AutoCloseable {
        /** The plan is over; its last picture stays when nothing else goes on. */
        @Override
        void close();
    }

    /** Nothing when this is no terminal that can be drawn on. */
    public synchronized Optional<Showing> show(Plan plan) {
        if (!measured) {
            measured = true;
            size = measure.get();
        }
        if (size.isEmpty()) {
            return Optional.empty();
        }
        int section = board.sections().size();
        board = board.beginning(plan, now());
        if (section == 0) {
            begin();
        }
        return Optional.of(new Showing() {
            @Override
            public void accept(Event event) {
                synchronized (LiveScreen.this) {
                    if (section < board.sections().size()) {
                        board = board.after(section, event, now());
                    }
                }
            }

            @Override
            public void close() {
                synchronized (LiveScreen.this) {
                    if (section < board.sections().size()) {
                        board = board.ending(section, now());
                        endWhenOver();
                    }
                }
            }
        });
    }

    private void begin() {
        changes = Signals.heard(this::changed, "WINCH", "CONT");
        Thread thread = new Thread(this::draw, "screen");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void changed(String signal) {
        resized = true;
        resumed |= signal.equals("CONT");
    }

    /** Made here, since that takes some time, which the plan need not wait for. */
    private void draw() {
        Drawing mine = made == null ? new Drawing(terminal, type, colour, size.orElseThrow()) : made;
        synchronized (this) {
            if (board.isOver() || drawing != null) {
                return;
            }
            made = mine;
            drawing = mine;
            drawing.forget();
            hush();
            while (drawing == mine) {
                redraw();
                try {
                    wait(PERIOD_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void hush() {
        if (drawing != null && asides == 0) {
            echo.off();
        }
    }

    private void redraw() {
        if (drawing == null || asides > 0) {
            return;
        }
        if (resumed) {
            drawing.forget();
            hush();
        }
        if (resized) {
            size = measure.get().or(() -> size);
            drawing.resize(size.orElseThrow());
        }
        resized = false;
        resumed = false;
        drawing.draw(board, now());
    }

    private void endWhenOver() {
        if (!board.isOver()) {
            return;
        }
        if (drawing != null) {
            redraw();
            echo.on();
        } else {
            Drawing.print(terminal, size.orElseThrow(), colour, board, now());
        }
        drawing = null;
        board = Board.EMPTY;
        if (changes != null) {
            changes.close();
        }
        notifyAll();
    }

    /** Something else has the terminal for a while. */
    public <T> T aside(Supplier<T> doing) {
        synchronized (this) {
            asides++;
            if (drawing != null) {
                drawing.clear();
                echo.on();
            }
        }
        try {
            return doing.get();
        } finally {
            synchronized (this) {
                asides--;
                hush();
            }
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** What is written there stands above the picture, a whole line at a time while there is one. */
    public OutputStream above(OutputStream out) {
        return new Above(out);
    }

    private final class Above extends OutputStream {
        private final OutputStream out;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        private Above(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (LiveScreen.this) {
                begun.write(bytes, offset, length);
                if (drawing == null || asides > 0) {
                    begun.writeTo(out);
                    begun.reset();
                } else {
                    writeLines();
                }
            }
        }

        private void writeLines() throws IOException {
            byte[] all = begun.toByteArray();
            int end = all.length;
            while (end > 0 && all[end - 1] != '\n') {
                end--;
            }
            if (end == 0 || drawing == null) {
                return;
            }
            drawing.clear();
            out.write(all, 0, end);
            out.flush();
            begun.reset();
            begun.write(all, end, all.length - end);
            redraw();
        }

        @Override
        public void flush() throws IOException {
            synchronized (LiveScreen.this) {
                if (drawing == null && begun.size() > 0) {
                    begun.writeTo(out);
                    begun.reset();
                }
                out.flush();
            }
        }
    }
}
