package io.stackfile.cli;

import io.stackfile.cloud.CloudException;
import io.stackfile.cloud.Creation;
import io.stackfile.cloud.DigitalOcean;
import io.stackfile.cloud.HostName;
import io.stackfile.cloud.HostRequest;
import io.stackfile.cloud.Proposal;
import io.stackfile.cloud.PublicKey;
import io.stackfile.cloud.Readiness;
import io.stackfile.cloud.RecordedHost;
import io.stackfile.cloud.RecordedHosts;
import io.stackfile.cloud.SshSources;
import java.nio.file.Path;
import java.util.Map;

/** {@code stack host create}. */
final class HostCreateCommand extends Command {
    private final Readiness readiness;

    HostCreateCommand() {
        this(Readiness.USUAL);
    }

    HostCreateCommand(Readiness readiness) {
        super(
                "host create",
                "NAME [OPTIONS]",
                "Rent a machine with Docker on it.",
                "Shows what is made and what it costs, and asks. The machine is remembered as NAME before it is waited for: cut"
                        + " short, the same command goes on with the same machine. It costs until 'stack host rm NAME'.",
                "The token is taken from DIGITALOCEAN_ACCESS_TOKEN or DIGITALOCEAN_TOKEN.");
        this.readiness = readiness;
        about("NAME");
        value("--provider", "PROVIDER", "Who rents it out: digitalocean, so far the only one.");
        value("--region", "REGION", "Where it stands; without it fra1.");
        value("--size", "SIZE", "How large it is; without it s-2vcpu-4gb.");
        value("--image", "IMAGE", "A Debian or Ubuntu; without it ubuntu-24-04-x64.");
        value("--key", "FILE", "Your public key; without it ~/.ssh/id_ed25519.pub, id_ecdsa.pub or id_rsa.pub.");
        values("--tag", "TAG", "One more tag for the machine.");
        values("--ssh-from", "NETWORK", "Who may reach port 22, as 198.51.100.0/24; without it everybody.");
        flag("--plan", "Print as JSON what would be sent, and send nothing. Needs no token.");
        flag("-y --yes", "Do not ask.");
    }

    @Override
    int run(Call call) {
        HostRequest request = request(call);
        Terminal terminal = call.terminal();
        if (call.has("--plan")) {
            request.lines().forEach(terminal::println);
            return ExitCode.DONE;
        }
        DigitalOcean digitalOcean = digitalOcean(call);
        Creation creation =
                new Creation(digitalOcean, RecordedHosts.of(terminal.environment()), readiness, terminal::say);
        Proposal proposal = creation.propose(request);
        terminal.say(proposal.toString());
        if (proposal.asks() && !isAgreed(call)) {
            terminal.say("nothing was made");
            return ExitCode.FAILED;
        }
        RecordedHost host = creation.carryOut(proposal);
        terminal.println(host.login());
        terminal.say("host " + host.name() + " answers at " + host.address()
                + "; for a minute or two more it installs Docker. Next: stack host check " + host.name());
        return ExitCode.DONE;
    }

    private DigitalOcean digitalOcean(Call call) {
        try {
            return DigitalOcean.of(call.terminal().environment(), readiness.patience(), call.terminal()::say);
        } catch (CloudException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isAgreed(Call call) {
        if (call.has("--yes")) {
            return true;
        }
        if (call.terminal().person().isEmpty()) {
            throw new UsageException("this costs money and there is nobody to ask; add --yes to say that you mean it");
        }
        return call.terminal().isAgreed("Do it?");
    }

    private static HostRequest request(Call call) {
        String provider = call.value("--provider").orElse("digitalocean");
        if (!provider.equals("digitalocean")) {
            throw new UsageException("--provider: '" + provider + "' is not known; write digitalocean");
        }
        try {
            return new HostRequest(
                    new HostName(call.only("NAME")),
                    call.value("--region").orElse("fra1"),
                    call.value("--size").orElse("s-2vcpu-4gb"),
                    call.value("--image").orElse("ubuntu-24-04-x64"),
                    key(call),
                    call.values("--tag"),
                    new SshSources(call.values("--ssh-from")));
        } catch (CloudException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static PublicKey key(Call call) {
        Map<String, String> environment = call.terminal().environment();
        return call.value("--key")
                .map(file -> PublicKey.read(call.path(file), file))
                .orElseGet(() ->
                        PublicKey.ofHome(Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))));
    }
}
