package io.stackfile.cli;

import io.stackfile.host.ExecSpec;
import io.stackfile.host.Host;
import java.util.Optional;

/** {@code stack exec}. */
final class ExecCommand extends InsideCommand {
    ExecCommand() {
        super(
                "exec",
                "[FILE] SERVICE [OPTIONS] [--] COMMAND...",
                "Run a command in a service's container.",
                "On a terminal the command gets one, too; else it reads what is piped in, to its end. The exit code is the command's;"
                        + " 127 when there is no such program, 126 when it cannot be executed. Options stand before the command.");
        file().host();
        index().process().terminal();
        flag("-d --detach", "Start it and do not wait for it.");
    }

    @Override
    int run(Call call) {
        String service = call.service();
        String stack = call.stackName();
        if (call.command().isEmpty()) {
            throw new UsageException("what is to run there? Write: stack exec " + service
                    + " COMMAND; for a shell: stack shell " + service);
        }
        ExecSpec command =
                new ExecSpec(call.command(), Environment.written(call), call.value("--user"), call.value("--workdir"));
        Session session = Session.of(call);
        Optional<Integer> index = index(call);
        try (Host host = call.host()) {
            String container =
                    Chosen.of(index, service, host.observe(stack), host).running();
            if (call.has("--detach")) {
                return session.started(() -> host.processes().launch(container, command));
            }
            return session.leavable(
                    "'" + call.command().get(0) + "' may go on in " + container,
                    () -> host.processes().exec(container, command, session.streams()));
        }
    }
}
