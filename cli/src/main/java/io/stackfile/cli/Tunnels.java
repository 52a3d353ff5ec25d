package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import io.stackfile.host.Question;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.docker.OutOfReach;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.json.JsonObject;
import io.stackfile.tunnel.PortTaken;
import io.stackfile.tunnel.Tunnel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Tunnels to containers of a stack, and the staying until Ctrl-C. */
final class Tunnels {
    private static final long FAREWELL_MILLIS = 10_000;
    private static final long PATIENCE_MILLIS = 3_000;

    private final Call call;
    private final DockerHost host;
    private final String stack;
    private final Set<String> containers = new TreeSet<>();

    Tunnels(Call call, DockerHost host, String stack) {
        this.call = call;
        this.host = host;
        this.stack = stack;
    }

    /** Opens one to each, and prints where; at exactly {@code local} if given. */
    void open(List<TunnelTarget> targets, OptionalInt local) {
        int width = targets.stream()
                .mapToInt(target -> target.container().service().length())
                .max()
                .orElse(0);
        for (TunnelTarget target : targets) {
            String where = open(target, local);
            String link = where + new NotebookLinks(call, host).behind(target.container(), target.port());
            call.terminal()
                    .println(
                            call.has("--json")
                                    ? json(target, where)
                                    : String.format(
                                            "%-" + width + "s  %s  (%s: %s)",
                                            target.container().service(),
                                            link,
                                            shortName(),
                                            target.name()));
        }
        call.terminal().flush();
    }

    /** Where it answers from now on. */
    String open(TunnelTarget target, OptionalInt local) {
        Dialer dialer = host.toContainer(stack, target.container().name(), target.port());
        try {
            probe(dialer, target);
        } catch (OutOfReach e) {
            return published(target)
                    .orElseThrow(() -> new HostException(e.getMessage()
                            + "; publish the port to reach it: ports: ['127.0.0.1:" + target.port() + ":"
                            + target.port()
                            + "']"));
        }
        Tunnel tunnel = listen(dialer, target, local);
        containers.add(target.container().name());
        return Url.of(target.exposed(), "localhost", tunnel.port());
    }

    /** What will never do is told now; what does not listen yet may do so later. */
    private void probe(Dialer dialer, TunnelTarget target) {
        try {
            dialer.dial().close();
        } catch (OutOfReach e) {
            throw e;
        } catch (HostException e) {
            call.terminal().say(e.getMessage() + " yet; the tunnel waits for it");
        } catch (IOException e) {
            throw new HostException(
                    "the way to " + target.name() + " is not open: " + e.getMessage() + "; run the command again", e);
        }
    }

    private Optional<String> published(TunnelTarget target) {
        return target.published().flatMap(port -> Published.url(port, host));
    }

    private Tunnel listen(Dialer dialer, TunnelTarget target, OptionalInt local) {
        try {
            if (local.isPresent()) {
                return Tunnel.at(local.getAsInt(), dialer, call.terminal()::say);
            }
            Tunnel tunnel = Tunnel.near(target.knownAs(), dialer, call.terminal()::say);
            if (tunnel.port() != target.knownAs()) {
                call.terminal()
                        .say("port " + target.knownAs() + " of this machine cannot be had; " + tunnel.port()
                                + " is in its place");
            }
            return tunnel;
        } catch (PortTaken e) {
            throw new HostException(
                    e.getMessage() + (local.isPresent() ? "; choose another, or leave out --port" : ""), e);
        }
    }

    private String json(TunnelTarget target, String where) {
        return new JsonObject()
                .with("service", target.container().service())
                .with("container", target.container().name())
                .with("port", target.port())
                .with("url", where)
                .toString();
    }

    private String shortName() {
        return host.name().replaceFirst(" \\(.*", "");
    }

    /** Until Ctrl-C, or until the way is lost; at once when no tunnel was needed. */
    int stay() {
        if (containers.isEmpty()) {
            return ExitCode.DONE;
        }
        call.terminal().say("Ctrl-C closes the tunnel; " + stack + " goes on running");
        Thread hook = new Thread(this::leave, "leave");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            host.awaitLoss();
        } finally {
            release(hook);
        }
        return ExitCode.FAILED;
    }

    private void leave() {
        call.terminal().say("the tunnel is closed" + fate());
        Thread closing = new Thread(host::close, "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** What has become of what was at its other end, when the host says so soon. */
    private String fate() {
        Question<Observed> asked = Question.of(() -> host.observe(stack));
        try {
            return asked.answerWithin(PATIENCE_MILLIS)
                    .map(observed -> new Remaining(stack, containers, observed).toString())
                    .orElse("");
        } catch (HostException e) {
            return "";
        }
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook is what ends the process now.
            LockSupport.park();
        }
    }
}
