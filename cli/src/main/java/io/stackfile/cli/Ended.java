package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;

/** Containers that were started and have ended with an error by the time we look. */
record Ended(Stack stack, Observed observed, Host host) {
    private static final int LAST_LINES = 10;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Observed.Container container : observed.containers()) {
            boolean failed = container.state().equals("restarting")
                    || (container.state().equals("exited") && !container.isCompleted());
            if (failed && stack.service(container.service()).isPresent()) {
                lines.add("failed: " + container.name() + " does not stay up: " + container.status());
                host.lastLines(container.name(), LAST_LINES).forEach(line -> lines.add("    | " + line));
            }
        }
        return lines;
    }
}
