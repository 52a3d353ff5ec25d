package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.check.Check;
import io.stackfile.host.docker.DockerHosts;
import io.stackfile.host.setup.Setup;
import io.stackfile.host.ssh.SshMachine;
import java.util.Optional;

/** {@code stack host setup}. */
final class HostSetupCommand extends Command {
    HostSetupCommand() {
        super(
                "host setup",
                "HOST [OPTIONS]",
                "Install Docker on a machine over SSH, and let you use it.",
                "Takes the distribution's own packages, on Debian and Ubuntu, starts Docker, and puts the user who logs in into the"
                        + " group docker, which makes it as good as root. Shows each command first and asks; without a terminal,"
                        + " --yes is needed. What is there already is left alone.");
        about("HOST");
        sshClient();
        flag("-y --yes", "Do not ask.");
    }

    @Override
    int run(Call call) {
        Terminal terminal = call.terminal();
        String host = call.only("HOST");
        try (SshMachine machine = machine(call, host)) {
            Setup setup = Setup.of(machine);
            terminal.say(setup.toString().stripTrailing());
            if (!setup.isEmpty()) {
                if (!isAgreed(call)) {
                    terminal.say("nothing was done");
                    return ExitCode.FAILED;
                }
                setup.carryOut(call.prompts(), command -> terminal.say("$ " + command.text()));
            }
        }
        // A login of its own: who was put into a group is in it from the next login on.
        Check check = HostCheckCommand.of(call, Optional.of(host));
        terminal.tell(check.text());
        return check.isReady() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean isAgreed(Call call) {
        return (call.has("--yes") ? Consent.Question.NONE : Consent.Question.orElse("Do it?", NOBODY))
                .isAgreed(call.terminal());
    }

    private static final String NOBODY =
            "this changes the machine and there is nobody to ask; add --yes to say that you mean it";

    private static SshMachine machine(Call call, String host) {
        try {
            return DockerHosts.machine(Optional.of(call.address(host)), call.surroundings())
                    .orElseThrow(() -> new UsageException("'host setup' is for machines over SSH, and " + host
                            + " is none; install Docker there as it is installed on your system"));
        } catch (HostException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
