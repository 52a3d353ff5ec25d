package io.stackfile.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A verb that runs something in a container; what follows its service may be a command of its own. */
abstract class InsideCommand extends Command {
    InsideCommand(String name, String synopsis, String summary, String... description) {
        super(name, synopsis, summary, description);
    }

    @Override
    Argv split(List<String> arguments, Path folder) {
        return Argv.split(spec(), arguments, folder);
    }

    InsideCommand index() {
        value("--index", "N", "Which of the service's containers; 1 without it.");
        return this;
    }

    static Optional<Integer> index(Call call) {
        Optional<String> written = call.value("--index");
        if (written.isPresent() && !written.get().matches("[1-9]\\d{0,4}")) {
            throw new UsageException("--index wants a number from 1, not '" + written.get() + "'");
        }
        return written.map(Integer::valueOf);
    }

    void checkNoCommand(Call call) {
        if (!call.command().isEmpty()) {
            throw new UsageException("'" + name() + "' takes no command; to run one: stack exec " + call.service() + " "
                    + call.command().get(0));
        }
    }

    InsideCommand terminal() {
        flag("-T --no-tty", "No terminal, also where there is one: standard output and error stay apart.");
        input();
        flag("-i", "As it is anyway; for hands that are used to 'docker exec -it'.");
        flag("-t", "The same.");
        return this;
    }

    InsideCommand input() {
        flag("-n --no-stdin", "Pass on nothing of standard input.");
        value("--detach-keys", "KEYS", "What to type to leave it running: ctrl-p,ctrl-q without it.");
        return this;
    }

    InsideCommand process() {
        values("-e --env", "NAME[=VALUE]", "A variable; without a value, with the one it has here.");
        value("-u --user", "USER", "As this user, by name or number.");
        value("-w --workdir", "PATH", "In this folder of the container.");
        return this;
    }
}
