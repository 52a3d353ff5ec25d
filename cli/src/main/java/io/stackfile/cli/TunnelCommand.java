package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import java.util.List;
import java.util.OptionalInt;

/** {@code stack tunnel}. */
final class TunnelCommand extends Command {
    TunnelCommand() {
        super(
                "tunnel",
                "[FILE] [SERVICE[:PORT]...] [OPTIONS]",
                "Bring ports of the stack's containers to this machine.",
                "Opens a port here, on 127.0.0.1 only, that leads through the SSH connection straight to the container, whether its"
                        + " port is published or not, and prints the address. Stays until Ctrl-C.",
                "Without services: all that say on which ports they listen. SERVICE means its first container, SERVICE-2 the second.");
        file().host();
        value("--port", "LOCAL", "The port to open here; for one port of one service.");
        json("One line of JSON for each port.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        OptionalInt local = local(call);
        List<TunnelWord> words = TunnelWord.of(call.services());
        try (DockerHost host = call.host()) {
            Observed observed = host.observe(stack);
            List<TunnelTarget> targets = new TunnelTargets(stack, observed, host::exposedPorts).of(words);
            if (local.isPresent() && targets.size() > 1) {
                throw new UsageException("--port is for one port of one service, and here are "
                        + targets.size() + ": "
                        + String.join(
                                ", ", targets.stream().map(TunnelTarget::name).toList()));
            }
            Tunnels tunnels = new Tunnels(call, host, stack);
            tunnels.open(targets, local);
            return tunnels.stay();
        }
    }

    private static OptionalInt local(Call call) {
        String port = call.value("--port").orElse("");
        if (port.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new UsageException("--port wants a port's number, not '" + port + "'");
        }
        return OptionalInt.of(Integer.parseInt(port));
    }
}
