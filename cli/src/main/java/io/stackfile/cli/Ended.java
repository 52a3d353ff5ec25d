package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Containers of the services in question that were started and have ended with an error by the time we look. */
record Ended(Set<String> services, Observed observed, Host host) {
    private static final int LAST_LINES = 10;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Observed.Container container : observed.members()) {
            boolean failed = container.state().equals("restarting")
                    || (container.state().equals("exited") && !container.isCompleted());
            if (failed
                    && services.contains(container.service())
                    && !container.name().endsWith(Names.NEXT)) {
                lines.add("failed: " + container.name() + " does not stay up: " + container.status());
                host.lastLines(container.name(), LAST_LINES).forEach(line -> lines.add("    | " + line));
            }
        }
        return lines;
    }
}
