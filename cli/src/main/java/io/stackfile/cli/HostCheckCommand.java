package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.check.Check;
import io.stackfile.host.docker.DockerHosts;
import java.util.Optional;

/** {@code stack host check}. */
final class HostCheckCommand extends Command {
    HostCheckCommand() {
        super(
                "host check",
                "[HOST] [OPTIONS]",
                "Look at a machine: what it is, whether 'up' works there, what is open to the world.",
                "HOST is what --host takes; without it, the current machine. Changes nothing there. Each warning comes with what to"
                        + " do. Exits with 0 when 'up' works there, else with 1.");
        about("HOST");
        sshClient();
        json("One line of JSON.");
    }

    @Override
    int run(Call call) {
        Optional<String> host = call.atMostOne("HOST");
        Check check = of(call, host);
        if (call.has("--json")) {
            call.terminal().println(check.json());
        } else {
            call.terminal().tell(check.text());
        }
        return check.isReady() ? ExitCode.DONE : ExitCode.FAILED;
    }

    static Check of(Call call, Optional<String> host) {
        try {
            return DockerHosts.check(host.map(call::address), host.orElse(""), call.surroundings());
        } catch (HostException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
