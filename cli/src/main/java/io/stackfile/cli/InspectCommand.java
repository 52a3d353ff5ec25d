package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.inspect.HiddenSecrets;
import io.stackfile.inspect.Summary;
import io.stackfile.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code stack inspect}. */
final class InspectCommand extends Command {
    InspectCommand() {
        super(
                "inspect",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Tell what containers are made of: mounts, ports, networks, variables, labels.",
                "A container may be called by its own name, too. Secret values are shown as ***.");
        file().hosts();
        flag("--show-secrets", "Show secret values.");
        json("The engine's own description, one line of JSON for each container.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (DockerHost host = call.host()) {
            List<Observed.Container> chosen = chosen(call, host.observe(stack));
            if (chosen.isEmpty()) {
                call.sayThatNothingIsThere(stack);
                return ExitCode.FAILED;
            }
            String between = "";
            for (Observed.Container container : chosen) {
                Optional<Json> seen = host.look(container.name())
                        .map(all -> call.has("--show-secrets") ? all : HiddenSecrets.in(all));
                if (seen.isPresent()) {
                    call.terminal().print(call.has("--json") ? seen.get() + "\n" : between + Summary.of(seen.get()));
                    between = "\n";
                }
            }
            return ExitCode.DONE;
        }
    }

    private static List<Observed.Container> chosen(Call call, Observed observed) {
        Set<String> words = call.services();
        return !words.isEmpty()
                        && words.stream()
                                .allMatch(word -> observed.container(word).isPresent())
                ? words.stream()
                        .flatMap(word -> observed.container(word).stream())
                        .toList()
                : call.chosen(observed);
    }
}
