package io.stackfile.cli;

import io.stackfile.host.ExecSpec;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.sync.BindPathsThere.Copies;
import java.util.List;
import java.util.Optional;

/** {@code stack shell}. */
final class ShellCommand extends InsideCommand {
    private static final List<String> BASH_OR_SH =
            List.of("sh", "-c", "command -v bash >/dev/null 2>&1 && exec bash; exec sh");

    ShellCommand() {
        super(
                "shell",
                "[FILE] SERVICE [OPTIONS]",
                "Open a shell in a service's container.",
                "Bash where the image has it, else sh. When no container of the service runs, the shell gets one of its own, as by"
                        + " 'stack run', which is removed when you leave.");
        file().fill().host();
        index().process().terminal().sync().waitLock();
    }

    @Override
    int run(Call call) {
        String service = call.service();
        checkNoCommand(call);
        String stack = call.stackName();
        Session session = Session.of(call);
        Optional<Integer> index = index(call);
        try (DockerHost host = call.host()) {
            Chosen chosen = Chosen.of(index, service, host.observe(stack), host);
            if (chosen.isRunning()) {
                ExecSpec shell = new ExecSpec(
                        BASH_OR_SH, Environment.written(call), call.value("--user"), call.value("--workdir"));
                return session.leavable(
                        "the shell may go on in " + chosen.running(),
                        () -> host.processes().exec(chosen.running(), shell, session.streams()));
            }
            Stack whole = call.stack(Copies.of(call.has("--sync"))).stack();
            Service once = OneOffService.of(call, whole, session).running(BASH_OR_SH);
            call.terminal().say("no container of " + service + " runs; this is one of its own, gone when you leave");
            return new Errand(call, host, whole, session).run(once);
        }
    }
}
