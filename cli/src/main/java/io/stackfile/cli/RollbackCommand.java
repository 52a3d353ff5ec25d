package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.plan.GoingBack;
import io.stackfile.plan.Planner;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code stack rollback}. */
final class RollbackCommand extends Command {
    RollbackCommand() {
        super(
                "rollback",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Take the stack back to the update before, or to an earlier one.",
                "What an update replaces is kept for a while, with its image; 'stack history' lists it. Each container proves itself as"
                        + " in an update, and what it takes the place of is kept in its turn. With services named, only these go"
                        + " back. Data stays as it is now: volumes do not go back.");
        file().hosts();
        value("--to", "GENERATION", "The update to go back to, by its number in 'stack history'.");
        waitLock();
        flag("-y --yes", "Do not ask.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host();
                Turn turn = new Turn(call, host, stack)) {
            Observed observed = turn.begin();
            if (observed.members().isEmpty()) {
                call.terminal().say("there is no stack '" + stack + "' on " + host.name());
                return ExitCode.FAILED;
            }
            call.chosen(observed);
            int generation = generation(call, observed);
            Entrance entrance = Entrance.of(host, stack, observed);
            GoingBack back = Planner.rollback(stack, observed, entrance, generation, call.services(), host.name());
            if (!back.gone().isEmpty()) {
                call.terminal()
                        .say(String.join(", ", back.gone()) + " cannot go back to update " + generation
                                + ": what it was then is no longer kept; 'stack history' lists what is");
                return ExitCode.FAILED;
            }
            if (!back.bound().isEmpty()) {
                String service = back.bound().firstKey();
                String maker = back.bound().get(service);
                String both = call.services().isEmpty() || call.services().contains(maker)
                        ? ""
                        : "; try: stack rollback --to " + generation + " " + service + " " + maker;
                call.terminal()
                        .say(service + " cannot go back to update " + generation
                                + ": it shared a namespace with a container of " + maker + " that does not" + both);
                return ExitCode.FAILED;
            }
            if (back.plan().isEmpty()) {
                call.terminal().say(stack + " is as it was after update " + generation + "; nothing to do");
                return ExitCode.DONE;
            }
            back.networks()
                    .forEach(network -> call.terminal()
                            .say("network " + network + " stays as it is: containers that stay run on it"));
            Deployment deployment = new Deployment(call, host, turn);
            if (!deployment.isAgreed(back.plan())) {
                call.terminal().say("nothing was done");
                return ExitCode.FAILED;
            }
            if (deployment.run(back.plan()).isSuccess()) {
                call.terminal()
                        .say("back  " + stack + " on " + host.name() + " is as it was after update " + generation);
            } else {
                call.terminal()
                        .say(
                                "it did not go back all the way; 'stack history' tells what is in use, and running it again goes"
                                        + " on from here");
            }
            return deployment.exitCode();
        }
    }

    /** The one that was asked for, or the one before the newest that runs. */
    private static int generation(Call call, Observed observed) {
        int newest = generations(call, observed, observed.members())
                .max(Integer::compare)
                .orElse(0);
        if (call.value("--to").isPresent()) {
            return written(call.value("--to").get(), Math.max(newest, observed.newest()));
        }
        Stream<Observed.Container> kept = observed.kept().stream()
                .filter(container -> Names.undoneAt(container.name()).isEmpty());
        List<Observed.Container> all =
                Stream.concat(observed.members().stream(), kept).toList();
        return generations(call, observed, all)
                .filter(generation -> generation < newest)
                .max(Integer::compare)
                .orElseThrow(
                        () -> new UsageException(
                                "there is nothing to go back to: no update before the newest one is kept; see 'stack history'"));
    }

    private static int written(String number, int newest) {
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > newest) {
            throw new UsageException("--to wants the number of an update, and there is no update '" + number + "', "
                    + (newest == 1 ? "only 1" : "only 1 to " + newest) + "; see 'stack history'");
        }
        return Integer.parseInt(number);
    }

    /** Of these containers, and of the networks where no services are named: an update may have been of networks alone. */
    private static Stream<Integer> generations(Call call, Observed observed, List<Observed.Container> containers) {
        Set<String> services = call.services();
        Stream<Integer> ofContainers = containers.stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .map(container -> container.origin().generation());
        Stream<Integer> ofNetworks =
                observed.networks().stream().map(network -> network.form().generation());
        Stream<Integer> all = services.isEmpty() ? Stream.concat(ofContainers, ofNetworks) : ofContainers;
        return all.filter(generation -> generation > 0);
    }
}
