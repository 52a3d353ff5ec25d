package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.LogLine;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Puts lines together from pieces, which may end in the middle of a character. */
final class LogLines {
    private final String container;
    private final boolean error;
    private final boolean timestamps;
    private final Consumer<LogLine> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String timestamp = "";

    LogLines(String container, boolean error, boolean timestamps, Consumer<LogLine> lines) {
        this.container = container;
        this.error = error;
        this.timestamps = timestamps;
        this.lines = lines;
    }

    /** A message of its own; one of several for a very long line repeats the time. */
    void addMessage(byte[] message) {
        int start = 0;
        if (timestamps) {
            while (start < message.length && message[start] != ' ') {
                start++;
            }
            if (line.size() == 0) {
                timestamp = new String(message, 0, start, UTF_8);
            }
            start = Math.min(start + 1, message.length);
        }
        for (int i = start; i < message.length; i++) {
            add(message[i]);
        }
    }

    void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            add(bytes[i]);
        }
    }

    private void add(byte next) {
        if (next == '\n') {
            emit();
        } else if (timestamps && next == ' ' && timestamp.isEmpty()) {
            timestamp = line.toString(UTF_8);
            line.reset();
        } else {
            line.write(next);
        }
    }

    private void emit() {
        String text = line.toString(UTF_8);
        line.reset();
        String its = timestamp;
        timestamp = "";
        lines.accept(
                new LogLine(container, its, error, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
    }

    /** What was written last may have no end of line. */
    void end() {
        if (line.size() > 0) {
            emit();
        }
    }
}
