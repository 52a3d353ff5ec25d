package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.LogRequest;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The links with which notebooks let in whoever has them, as they work from where the user sits. They are secrets: they are shown
 * to a person at a terminal, and nowhere else.
 */
record NotebookLinks(Call call, DockerHost host) {
    private static final int USUAL_PORT = 8888;
    private static final String NAME = "(?i).*(jupyter|notebook).*";
    private static final long PATIENCE_SECONDS = 20;
    private static final int LINES = 300;

    /**
     * For those that answer from here; waits a little for one that has only just started.
     *
     * @return whether none of them has ended meanwhile
     */
    boolean tell(Collection<String> services, Observed observed) {
        boolean all = true;
        if (isForAPerson()) {
            for (Observed.Container container : observed.members()) {
                if (services.contains(container.service()) && container.isRunning()) {
                    all &= container.ports().stream()
                            .filter(port ->
                                    isNotebook(container, port.container().port()))
                            .flatMap(port -> Published.url(port, host).stream())
                            .findFirst()
                            .map(where -> tell(container, where))
                            .orElse(true);
                }
            }
        }
        return all;
    }

    private boolean tell(Observed.Container container, String where) {
        Optional<String> path = path(container);
        path.ifPresent(its -> call.terminal().println("    " + container.service() + "  " + where + its));
        call.terminal().flush();
        return path.isPresent() || host.isRunning(container.name());
    }

    /** What to put behind the address at which a port of a container answers. */
    String behind(Observed.Container container, int port) {
        return isForAPerson() && isNotebook(container, port) ? path(container).orElse("") : "";
    }

    private boolean isForAPerson() {
        return !call.has("--json") && call.terminal().person().isPresent();
    }

    private static boolean isNotebook(Observed.Container container, int port) {
        return port == USUAL_PORT || container.image().matches(NAME);
    }

    private Optional<String> path(Observed.Container container) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            Optional<Long> since = host.startedAt(container.name());
            List<String> log = log(container.name(), since);
            while (!TokenLink.isTold(log) && System.nanoTime() < end && host.isRunning(container.name())) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                log = log(container.name(), since);
            }
            return TokenLink.path(log);
        } catch (HostException e) {
            // All is up; who wants the link finds it in the log.
            return Optional.empty();
        }
    }

    private List<String> log(String container, Optional<Long> since) {
        List<String> lines = new ArrayList<>();
        host.logs(
                container, new LogRequest(false, OptionalInt.of(LINES), since, false), line -> lines.add(line.text()));
        return lines;
    }
}
