package io.stackfile.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of several hosts has to say. Messages come at once, behind the host's name. Results are kept for a section of
 * their own, unless somebody waits for each line; lines of JSON name the host themselves.
 */
final class HostSection {
    private final String host;
    private final String prefix;
    private final Terminal all;
    private final boolean json;
    private final boolean atOnce;
    private final List<String> results = new ArrayList<>();
    private Optional<String> complaint = Optional.empty();
    private String last = "";

    /** {@code prefix} is the host's name, as wide as all of them. */
    HostSection(String host, String prefix, Call call) {
        this.host = host;
        this.prefix = prefix + " | ";
        this.all = call.terminal();
        this.json = call.has("--json");
        this.atOnce = json || call.has("--follow");
    }

    /** There is nobody at it: whoever can be asked is asked for all hosts. */
    Terminal terminal() {
        return new Terminal(
                all.in(),
                Lines.stream(this::result),
                Lines.stream(this::message),
                Optional.empty(),
                all.screen(),
                Columns.NONE,
                all.colour(),
                all.environment(),
                all.folder());
    }

    private void message(String line) {
        last = line;
        if (complaint.isEmpty() && line.matches("(stack|failed): .*")) {
            complaint = Optional.of(line.replaceFirst("^stack: ", ""));
        }
        synchronized (all) {
            all.say((prefix + line).stripTrailing());
        }
    }

    private void result(String line) throws IOException {
        if (!atOnce) {
            results.add(line);
            return;
        }
        synchronized (all) {
            all.println(json ? named(line) : prefix + line);
            all.out().flush();
            if (all.out().checkError()) {
                throw new IOException("nobody reads this any more");
            }
        }
    }

    private String named(String line) {
        return line.startsWith("{")
                ? "{\"host\":" + io.stackfile.json.JsonObject.text(host) + "," + line.substring(1)
                : line;
    }

    String host() {
        return host;
    }

    void printResults() {
        if (!results.isEmpty()) {
            all.println(host + ":");
            results.forEach(line -> all.tell(line + "\n"));
            all.println("");
        }
    }

    /** The first thing that went wrong, else what was said last. */
    String complaint() {
        return complaint.orElse(last.isEmpty() ? "failed" : last);
    }
}
