package io.stackfile.cli;

import io.stackfile.host.CannotExecute;
import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.OneOff;
import io.stackfile.host.Streams;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Autodestroy;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.plan.Obstacle;
import io.stackfile.plan.Occasion;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Wish;
import io.stackfile.preflight.Neighbours;
import io.stackfile.sync.Direction;
import io.stackfile.tty.Signals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A container that runs once: what it needs first, then itself, and in the end nothing of it. */
record Errand(Call call, DockerHost host, Stack stack, Session session) {
    private static final int ASKED_ENOUGH = 3;

    int run(Service service) {
        if (copied(service) == ExitCode.FAILED) {
            return ExitCode.FAILED;
        }
        int ready = ready(service);
        if (ready != ExitCode.DONE) {
            return ready;
        }
        boolean kept = call.has("--keep") || isKeptWhenItFails(service);
        String name = create(OneOff.of(stack, service, kept));
        if (call.has("--detach")) {
            if (isKeptWhenItFails(service)) {
                call.terminal()
                        .say("autodestroy of " + service.name() + " takes effect without --detach; " + name
                                + " stays until 'stack down'");
            }
            return session.started(() -> {
                host.startContainer(name);
                call.terminal().println(name);
            });
        }
        return session.ended(() -> {
            OptionalInt code = run(name);
            if (code.isPresent() && isKeptWhenItFails(service)) {
                destroy(name, code.getAsInt());
            }
            return code;
        });
    }

    /** By the file; without it, and with --keep, all are treated alike. */
    private boolean isKeptWhenItFails(Service service) {
        return !call.has("--keep") && service.settings().lifecycle().autodestroy() == Autodestroy.ON_SUCCESS;
    }

    private void destroy(String name, int exitCode) {
        if (exitCode == 0) {
            host.removeOneOff(name);
        } else {
            call.terminal()
                    .say(name + " is kept, because autodestroy is on-success and it ended with exit code " + exitCode
                            + "; 'stack down' removes it");
        }
    }

    /** What is left alone there is told, and the exit code is that of the errand. */
    private int copied(Service service) {
        Set<String> services = new TreeSet<>(Set.of(service.name()));
        if (!call.has("--no-deps")) {
            services.addAll(StartOrder.withPrerequisites(stack, StartOrder.prerequisites(service)));
        }
        return Copying.of(call.terminal(), stack, call.host(), services, Direction.TO_THERE)
                .map(Copying::run)
                .orElse(ExitCode.DONE);
    }

    /** Brings up what the service needs, and gets ready what its container does; returns an exit code. */
    private int ready(Service service) {
        boolean dependencies = !call.has("--no-deps");
        LocalImages local = call.localImages(host);
        Set<String> needed = dependencies ? StartOrder.prerequisites(service) : Set.of();
        Set<String> all = new TreeSet<>(Set.of(service.name()));
        all.addAll(StartOrder.withPrerequisites(stack, needed));
        List<Obstacle> missing = new Neighbours(stack, all).missing(host);
        Optional<Plan> images =
                missing.isEmpty() ? new FreshImages(call, stack, host, local).byPolicy(all) : Optional.empty();
        if (images.isPresent()) {
            Deployment fetching = new Deployment(call, host);
            if (!fetching.run(images.get()).isSuccess()) {
                return fetching.exitCode();
            }
        }
        int up = needed.isEmpty()
                ? ExitCode.DONE
                : carriedOut(
                        there -> Planner.up(
                                        stack.withoutRoutes(),
                                        there,
                                        local,
                                        Wish.ofContainers(needed, false, Occasion.UNKNOWN),
                                        host.name())
                                .obstructed(missing),
                        Deployment::announce);
        return up != ExitCode.DONE
                ? up
                : carriedOut(
                        there -> Planner.oneOff(stack, service, there, local, dependencies, host.name())
                                .obstructed(missing),
                        (deployment, plan) -> {});
    }

    /** Nobody else changes the stack meanwhile; where there is nothing to do, no turn is waited for. */
    private int carriedOut(Function<Observed, Plan> decision, BiConsumer<Deployment, Plan> announcement) {
        Plan first = decision.apply(look());
        if (first.isEmpty()) {
            return ExitCode.DONE;
        }
        Ready ready = Ready.of(call, stack, host, first);
        if (first.isOnlyWaiting()) {
            return carriedOut(first, ready, new Deployment(call, host), announcement);
        }
        try (Turn turn = new Turn(call, host, stack.name())) {
            Plan plan = decision.apply(turn.begin());
            return plan.isEmpty()
                    ? ExitCode.DONE
                    : carriedOut(plan, ready, new Deployment(call, host, turn), announcement);
        }
    }

    private int carriedOut(Plan plan, Ready ready, Deployment deployment, BiConsumer<Deployment, Plan> announcement) {
        ready.demand(call, stack, host, plan);
        announcement.accept(deployment, plan);
        deployment.run(plan);
        return deployment.exitCode();
    }

    /** Whoever takes the same number at the same moment is faster once, and then the next one is free. */
    private String create(OneOff oneOff) {
        while (true) {
            OneOff named = call.value("--container").map(oneOff::named).orElseGet(() -> oneOff.numbered(look()));
            try {
                host.createOneOff(named);
                return named.name();
            } catch (HostException e) {
                if (call.value("--container").isPresent()
                        || look().container(named.name()).isEmpty()) {
                    throw e;
                }
            }
        }
    }

    private Observed look() {
        return host.observe(stack.name());
    }

    private OptionalInt run(String name) {
        Streams streams = session.streams();
        AtomicInteger asked = new AtomicInteger();
        try (Signals signals = Signals.heard(signal -> pass(name, signal, asked), "HUP", "INT", "TERM")) {
            return host.processes().run(name, streams);
        } catch (OutputClosed e) {
            host.removeOneOff(name);
            throw e;
        } catch (CannotExecute e) {
            if (!call.has("--keep")) {
                host.removeOneOff(name);
            }
            throw e;
        }
    }

    private void pass(String name, String signal, AtomicInteger asked) {
        try {
            host.processes().signal(name, asked.incrementAndGet() < ASKED_ENOUGH ? signal : "KILL");
        } catch (HostException e) {
            // It has ended meanwhile, or has not begun.
        }
        if (session.hasTerminal()) {
            // The person's terminal is gone, or somebody ends us.
            System.exit(ExitCode.INTERRUPTED);
        }
    }
}
