package io.stackfile.cli;

import io.stackfile.host.LogLine;
import io.stackfile.json.JsonObject;
import java.util.List;

/** Prints lines behind their container's name, each container in a colour of its own. */
final class LogPrinter {
    private static final int[] COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

    private final Terminal terminal;
    private final boolean json;
    private final boolean timestamps;
    private final boolean named;
    private final boolean coloured;
    private final String prefix;
    private final List<String> names;
    private final int width;

    LogPrinter(Call call, String stack, List<String> names) {
        this.terminal = call.terminal();
        this.json = call.has("--json");
        this.timestamps = call.has("--timestamps");
        this.named = !call.has("--no-log-prefix");
        this.coloured = call.terminal().colour() && !call.has("--no-color");
        this.prefix = stack + "-";
        this.names = names;
        this.width =
                names.stream().mapToInt(name -> shortened(name).length()).max().orElse(0);
    }

    synchronized void print(LogLine line) {
        terminal.println(json ? json(line) : text(line));
        if (terminal.out().checkError()) {
            throw new OutputClosed();
        }
    }

    private String text(LogLine line) {
        String text = (timestamps ? line.timestamp() + " " : "") + line.text();
        return named ? (name(line.container()) + " " + text).stripTrailing() : text;
    }

    private String name(String container) {
        String name = String.format("%-" + width + "s |", shortened(container));
        int colour = COLOURS[Math.floorMod(names.indexOf(container), COLOURS.length)];
        return coloured ? "\u001b[" + colour + "m" + name + "\u001b[0m" : name;
    }

    private String shortened(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static String json(LogLine line) {
        return new JsonObject()
                .with("container", line.container())
                .with("time", line.timestamp())
                .with("stream", line.error() ? "stderr" : "stdout")
                .with("text", line.text())
                .toString();
    }
}
