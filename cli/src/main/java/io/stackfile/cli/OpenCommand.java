package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** {@code stack open}. */
final class OpenCommand extends Command {
    OpenCommand() {
        super(
                "open",
                "[FILE] SERVICE[:PORT] [OPTIONS]",
                "Show a service in the browser.",
                "Where its port cannot be reached from here, a tunnel is opened first, as by 'stack tunnel', and stays until Ctrl-C."
                        + " The browser is that of the variable BROWSER, else the desktop's; without one, or without a terminal, the"
                        + " address is printed and that is all.");
        file().host();
    }

    @Override
    int run(Call call) {
        List<TunnelWord> words = TunnelWord.of(call.services());
        if (words.size() != 1) {
            throw new UsageException("one service, please: stack open [FILE] SERVICE");
        }
        String stack = call.stackName();
        try (DockerHost host = call.host()) {
            TunnelTarget target = best(new TunnelTargets(stack, host.observe(stack), host::exposedPorts).of(words));
            Tunnels tunnels = new Tunnels(call, host, stack);
            String url = target.published()
                    .flatMap(port -> Published.url(port, host))
                    .orElseGet(() -> tunnels.open(target, OptionalInt.empty()));
            call.terminal().println(url);
            call.terminal().flush();
            if (Url.isWeb(target.exposed())) {
                new Browser(call.terminal()).show(url);
            } else {
                call.terminal().say("it is not the web that speaks there, so no browser is opened");
            }
            return tunnels.stay();
        }
    }

    /** The web rather than anything else, the published rather than the hidden. */
    private static TunnelTarget best(List<TunnelTarget> targets) {
        return targets.stream()
                .min(Comparator.comparing((TunnelTarget target) -> !Url.isWeb(target.exposed()))
                        .thenComparing(target -> target.published().isEmpty())
                        .thenComparing(TunnelTarget::port))
                .orElseThrow();
    }
}
