package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.apply.Outcome;
import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Updating.FailureAction;
import io.stackfile.plan.GoingBack;
import io.stackfile.plan.Planner;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a stack when an update of it has failed: it goes back to how it was.
 *
 * @param before how it was
 * @param served how the host's ingress was
 */
record Recovery(Call call, Supplier<Deployment> deployments, Stack stack, Host host, Observed before, Entrance served) {
    private static final int PATIENCE_SECONDS = 30;

    /** Says what it does, and what is left to do. */
    void after(Outcome outcome) {
        boolean first = before.members().isEmpty();
        if (outcome.interrupted() || first || call.has("--keep-going") || !isToGoBack(outcome)) {
            if (outcome.lost().isEmpty()) {
                call.terminal().say("run it again to go on from here: what is done stays done");
            }
            return;
        }
        observed(outcome.lost().isPresent()).ifPresent(this::goBack);
    }

    /** The files of some services say to leave things as they are then, or that so many may fail. */
    private boolean isToGoBack(Outcome outcome) {
        List<Optional<Service>> failed =
                outcome.failures().stream().map(this::service).toList();
        return failed.isEmpty()
                || failed.stream()
                        .anyMatch(service -> service.isEmpty()
                                || action(service.get(), Collections.frequency(failed, service))
                                        == FailureAction.ROLLBACK);
    }

    private static FailureAction action(Service service, int failures) {
        return service.settings().lifecycle().updating().after(failures, service.containers());
    }

    private Optional<Service> service(Event.Failed failure) {
        return failure.task()
                .step()
                .about()
                .map(name -> name.endsWith(Names.NEXT) ? name.substring(0, name.length() - Names.NEXT.length()) : name)
                .flatMap(before::container)
                .flatMap(container -> stack.service(container.service()));
    }

    /** A host that was lost may come back. */
    private Optional<Observed> observed(boolean lost) {
        if (!lost) {
            return Optional.of(host.observe(stack.name()));
        }
        call.terminal()
                .say("waiting up to " + PATIENCE_SECONDS + " s for " + host.name() + ", to take the update back");
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            try {
                Thread.sleep(1000);
                host.reconnect();
                return Optional.of(host.observe(stack.name()));
            } catch (HostException stillAway) {
                // there is time
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        call.terminal().say("run it again when " + host.name() + " is back: it goes on from where it was");
        return Optional.empty();
    }

    private void goBack(Observed now) {
        boolean wasServed = !served.of(stack.name()).isEmpty();
        Entrance entrance = Entrance.of(host, stack.name(), wasServed, now);
        GoingBack back = Planner.back(stack.name(), before, now, entrance, served.of(stack.name()), host.name());
        if (!back.plan().isEmpty()) {
            call.terminal()
                    .say(stack.name() + " goes back to how it was: "
                            + back.plan().summary());
            if (!deployments.get().run(back.plan()).isSuccess()) {
                call.terminal().say("it did not go back all the way; 'stack up' goes on from here");
                return;
            }
        }
        call.terminal()
                .say(stack.name() + " on " + host.name() + " is as it was before"
                        + (back.staying().isEmpty() && back.networks().isEmpty() ? "" : ", but for what follows"));
        back.staying()
                .forEach(service -> call.terminal()
                        .say(service
                                + " stays new, for it runs and has written to its data since; to take it back: stack rollback "
                                + service));
        back.deprived()
                .forEach(
                        service -> call.terminal()
                                .say(
                                        service
                                                + " does not go back, for what stays new has the data or the port that it had; to take all back: stack rollback"));
        back.bound()
                .forEach((service, maker) -> call.terminal()
                        .say(service + " does not go back, for " + maker
                                + ", whose namespace it shares, does not; to take all back: stack rollback"));
        back.networks()
                .forEach(network ->
                        call.terminal().say("network " + network + " stays new, for containers that stay run on it"));
        back.gone().forEach(service -> call.terminal().say(service + " cannot go back: its earlier container is gone"));
    }
}
