package io.stackfile.cli;

import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Attachment;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Wish;
import io.stackfile.schema.Suggestion;
import io.stackfile.sync.BindPathsThere.Copies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code stack scale}. */
final class ScaleCommand extends Command {
    static final String NAME = "scale";
    private static final int MOST = 10_000;

    ScaleCommand() {
        super(
                NAME,
                "[FILE] SERVICE=NUMBER... [OPTIONS]",
                "Have more or fewer containers of a service.",
                "New ones are made as the file says, the ones with the highest numbers go first. The next 'up' follows the file again:"
                        + " to stay with a number, write it there as target_num_containers, scale or deploy.replicas.");
        file().fill().host();
        privately();
        waitLock();
        flag("-y --yes", "Do not ask.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        Map<String, Integer> numbers = numbers(call.writtenServices());
        try (DockerHost host = call.host()) {
            Stack file = call.wantedStack(Copies.of(false));
            numbers.forEach((name, number) -> check(file, name, number));
            Stack stack = file.scaled(numbers);
            return run(call, stack, numbers, host);
        }
    }

    private static int run(Call call, Stack stack, Map<String, Integer> numbers, DockerHost host) {
        LocalImages local = call.localImages(host);
        Wish wish = Wish.ofContainers(numbers.keySet(), false, Who.deploys(stack));
        Function<Observed, Plan> decision = there -> Planner.up(stack.withoutRoutes(), there, local, wish, host.name());
        Ready ready = Ready.of(call, stack, host, decision.apply(host.observe(stack.name())));
        try (Turn turn = new Turn(call, host, stack.name())) {
            Plan plan = decision.apply(turn.begin());
            if (plan.isEmpty()) {
                call.terminal().say(stack.name() + " has that many already; nothing to do");
                return ExitCode.DONE;
            }
            Deployment deployment = new Deployment(call, host, turn);
            ready.demand(call, stack, host, plan);
            if (!deployment.isAgreed(plan)) {
                call.terminal().say("nothing was done");
                return ExitCode.FAILED;
            }
            if (deployment.run(plan).isSuccess()) {
                call.terminal().say("scaled  " + stack.name() + " on " + host.name());
            }
            return deployment.exitCode();
        }
    }

    /** The names of services among the words. */
    static List<String> withoutNumbers(List<String> words) {
        return words.stream().map(word -> word.replaceFirst("=\\d+$", "")).toList();
    }

    private static Map<String, Integer> numbers(Iterable<String> words) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length < 2 || !parts[1].matches("\\d{1,6}") || Integer.parseInt(parts[1]) > MOST) {
                throw new UsageException("write SERVICE=NUMBER, such as web=3, not '" + word + "'");
            }
            numbers.put(parts[0], Integer.parseInt(parts[1]));
        }
        if (numbers.isEmpty()) {
            throw new UsageException("which service, and how many? Write: stack scale web=3");
        }
        return numbers;
    }

    private static void check(Stack stack, String name, int number) {
        List<String> known = stack.services().stream().map(Service::name).toList();
        Service service = stack.service(name)
                .orElseThrow(() -> new UsageException(
                        "there is no service '" + name + "'; " + Suggestion.among("the services are", name, known)));
        if (number < 2) {
            return;
        }
        service.containerName().ifPresent(own -> {
            throw new UsageException("only one container can be called '" + own + "'; take container_name of " + name
                    + " out of the file to have " + number);
        });
        service.ports().stream()
                .filter(port -> !port.hasRoomFor(number))
                .findFirst()
                .ifPresent(port -> {
                    throw new UsageException(refusal(name, number, port));
                });
        if (service.settings().networking().joined().stream().anyMatch(Attachment::hasAddress)) {
            throw new UsageException("only one container can have the address that the file gives " + name
                    + "; take it out of the file to have " + number);
        }
    }

    private static String refusal(String name, int number, Port port) {
        return port.isFixed()
                ? "only one of " + number + " containers of " + name + " can have port " + port.published()
                        + " of the host; write " + port.container().port()
                        + " alone in the file, and the engine chooses a port for each, or a range such as "
                        + port.published() + "-" + (Integer.parseInt(port.published()) + number - 1) + ":"
                        + port.container().port()
                : "the ports " + port.published() + " are too few for " + number + " containers of " + name
                        + "; write a wider range in the file";
    }
}
