package io.stackfile.cli;

import io.stackfile.host.Screen;
import io.stackfile.tty.Signals;
import java.util.List;

/** Lines on a terminal that are written over by the next ones, as many as there is room for. What is shown last stays. */
final class Redrawn implements AutoCloseable {
    private final Terminal terminal;
    private final Screen screen;
    private final Signals changes;
    private Screen.Size size;
    private boolean resized;
    private int drawn;

    Redrawn(Terminal terminal, Screen screen) {
        this.terminal = terminal;
        this.screen = screen;
        this.size = screen.size();
        this.changes = Signals.heard(signal -> resize(), "WINCH");
    }

    private synchronized void resize() {
        size = screen.size();
        resized = true;
    }

    synchronized void show(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (resized) {
            // Where lines are now, after they were broken anew, nobody knows.
            text.append("\u001b[2J\u001b[H");
            resized = false;
        } else if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r");
        }
        List<String> shown = lines.stream().limit(Math.max(1, size.rows() - 1)).toList();
        shown.forEach(line -> text.append(line, 0, Math.min(line.length(), Math.max(1, size.columns() - 1)))
                .append("\u001b[K\n"));
        drawn = shown.size();
        terminal.print(text.append("\u001b[J").toString());
        terminal.flush();
    }

    @Override
    public void close() {
        changes.close();
    }
}
