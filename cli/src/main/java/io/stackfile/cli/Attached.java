package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.LogRequest;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Autodestroy;
import io.stackfile.model.Lifecycle;
import io.stackfile.model.Stack;
import io.stackfile.plan.Planner;
import io.stackfile.tty.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stays with containers that were brought up: shows what they write until all have ended, or until Ctrl-C stops them. */
final class Attached {
    private final Call call;
    private final Stack stack;
    private final Set<String> services;
    private final Host host;
    private final Optional<Long> since;
    private final BlockingQueue<Runnable> happened = new LinkedBlockingQueue<>();
    private final Map<String, Followed> there = new TreeMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private int code = ExitCode.DONE;

    /** Made before they are brought up: what they write from now on is shown. */
    Attached(Call call, Stack stack, Set<String> services, Host host) {
        this.call = call;
        this.stack = stack;
        this.services = services;
        this.host = host;
        this.since = call.has("--attach") ? Optional.of(host.clock()).map(Instant::getEpochSecond) : Optional.empty();
    }

    int stay() {
        List<Observed.Container> containers = containers();
        LogPrinter printer = new LogPrinter(
                call,
                stack.name(),
                containers.stream().map(Observed.Container::name).toList());
        LogRequest request = new LogRequest(true, OptionalInt.empty(), since, true);
        try (Signals signals = Signals.heard(signal -> asked(), "HUP", "INT", "TERM")) {
            for (Observed.Container container : containers) {
                Lifecycle lifecycle = lifecycle(container.service());
                Followed followed = new Followed(
                        host, container.name(), request, printer, lifecycle.attached(), call.terminal()::say);
                there.put(container.name(), followed);
                followed.start(
                        end -> happened.add(() -> ended(container.name(), end, lifecycle.autodestroy())),
                        trouble -> happened.add(() -> {
                            throw trouble;
                        }));
            }
            while (!there.isEmpty()) {
                next().run();
            }
        }
        return code;
    }

    private List<Observed.Container> containers() {
        return host.observe(stack.name()).members().stream()
                .filter(container -> services.contains(container.service()))
                .filter(container -> !container.name().endsWith(Names.NEXT))
                .toList();
    }

    private Lifecycle lifecycle(String service) {
        return stack.service(service).map(found -> found.settings().lifecycle()).orElse(Lifecycle.USUAL);
    }

    private Runnable next() {
        try {
            return happened.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    /** Its last lines first. */
    private void ended(String container, OptionalInt exitCode, Autodestroy autodestroy) {
        Optional.ofNullable(there.remove(container)).ifPresent(Followed::finish);
        if (exitCode.isEmpty()) {
            call.terminal().say("gone: " + container);
            return;
        }
        int end = exitCode.getAsInt();
        call.terminal().say("ended: " + container + " with exit code " + end);
        if (end != 0 && code == ExitCode.DONE) {
            code = ExitCode.FAILED;
        }
        if (autodestroy.removes(end)) {
            host.removeContainer(container);
            call.terminal().say("removed: " + container + ", because autodestroy is " + autodestroy);
        }
    }

    /** On a thread of its own: whoever asks twice does not want to wait. */
    private void asked() {
        switch (asked.incrementAndGet()) {
            case 1 -> happened.add(this::stop);
            case 2 -> kill();
            default -> {}
        }
    }

    private void stop() {
        code = ExitCode.INTERRUPTED;
        call.terminal().say("stopping; Ctrl-C once more kills the containers");
        Thread thread = new Thread(
                () -> {
                    Runnable report = stopped();
                    happened.add(report);
                },
                "stop");
        thread.setDaemon(true);
        thread.start();
    }

    private Runnable stopped() {
        try {
            return isStopped() ? () -> {} : there::clear;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private boolean isStopped() {
        try (Turn turn = new Turn(call, host, stack.name())) {
            Observed observed = turn.begin();
            Deployment deployment = new Deployment(call, host, turn);
            deployment.run(Planner.stop(stack.name(), observed, services, host.name()));
            return deployment.exitCode() == ExitCode.DONE;
        }
    }

    private void kill() {
        call.terminal().say("killing");
        for (Observed.Container container : containers()) {
            if (container.isAlive()) {
                try {
                    host.processes().signal(container.name(), "KILL");
                } catch (HostException e) {
                    // It has ended meanwhile.
                }
            }
        }
    }
}
