package io.stackfile.cli;

import io.stackfile.cloud.CloudException;
import io.stackfile.cloud.DigitalOcean;
import io.stackfile.cloud.HostName;
import io.stackfile.cloud.Patience;
import io.stackfile.cloud.RecordedHosts;
import io.stackfile.cloud.Removal;

/** {@code stack host rm}. */
final class HostRmCommand extends Command {
    HostRmCommand() {
        super(
                "host rm",
                "NAME [OPTIONS]",
                "Destroy a rented machine and everything on it.",
                "The volumes of all its stacks go with it. Shows what goes, and asks you to write its name; without a terminal,"
                        + " --destroy-data is needed. The key stays in your account.",
                "The token is taken from DIGITALOCEAN_ACCESS_TOKEN or DIGITALOCEAN_TOKEN.");
        about("NAME");
        flag("--destroy-data", "Do not ask.");
    }

    @Override
    int run(Call call) {
        Terminal terminal = call.terminal();
        HostName name = name(call);
        Removal removal = Removal.of(digitalOcean(terminal), RecordedHosts.of(terminal.environment()), name);
        terminal.say(removal.toString());
        if (removal.destroys() && !isAgreed(call, name)) {
            terminal.say("nothing was destroyed");
            return ExitCode.FAILED;
        }
        removal.carryOut();
        terminal.say("host " + name + " is gone");
        return ExitCode.DONE;
    }

    private static boolean isAgreed(Call call, HostName name) {
        if (call.has("--destroy-data")) {
            return true;
        }
        return call.terminal()
                .person()
                .orElseThrow(() -> new UsageException(
                        "this destroys data and there is nobody to ask; add --destroy-data to say that you mean it"))
                .ask("Write its name to destroy it: ")
                .strip()
                .equals(name.text());
    }

    private static HostName name(Call call) {
        try {
            return new HostName(call.only("NAME"));
        } catch (CloudException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static DigitalOcean digitalOcean(Terminal terminal) {
        try {
            return DigitalOcean.of(terminal.environment(), Patience.USUAL, terminal::say);
        } catch (CloudException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
