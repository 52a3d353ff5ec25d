package io.stackfile.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All commands, in the order in which the overview tells of them. Only the one that is called is made. */
final class Commands {
    private static final Map<String, Supplier<Command>> ALL = all();

    static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Commands() {}

    private static Map<String, Supplier<Command>> all() {
        Map<String, Supplier<Command>> all = new LinkedHashMap<>();
        all.put("up", UpCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("down", DownCommand::new);
        all.put("ps", PsCommand::new);
        all.put("logs", LogsCommand::new);
        all.put("ls", LsCommand::new);
        all.put("start", PowerCommand::start);
        all.put("stop", PowerCommand::stop);
        all.put("restart", PowerCommand::restart);
        all.put("build", ImageCommand::build);
        all.put("pull", ImageCommand::pull);
        all.put("config", ConfigCommand::new);
        all.put("validate", ValidateCommand::new);
        return all;
    }

    static Optional<Command> named(String verb) {
        return Optional.ofNullable(ALL.get(verb)).map(Supplier::get);
    }

    static String overview() {
        StringBuilder text = new StringBuilder("""
                stack makes a Docker host look like a Stackfile or a compose file.

                stack COMMAND [FILE] [SERVICE...]

                """);
        ALL.forEach((name, command) -> text.append(String.format(
                "  %-9s %s%n", name, command.get().spec().usageMessage().header()[0])));
        return text.append("""

                        'stack COMMAND --help' tells more of each; 'stack --version' says which stack this is.
                        Without FILE: stack.yml, stackfile.yml, Stackfile, docker-cloud.yml, tutum.yml, compose.yaml,
                        docker-compose.yml, here and then in the folders above.
                        """).toString();
    }
}
