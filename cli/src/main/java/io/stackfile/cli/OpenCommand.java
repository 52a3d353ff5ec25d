package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code stack open}. */
final class OpenCommand extends Command {
    OpenCommand() {
        super(
                "open",
                "[FILE] SERVICE[:PORT] [OPTIONS]",
                "Show a service in the browser.",
                "By its name, where the host's ingress serves it. Where its port cannot be reached from here, a tunnel is opened"
                        + " first, as by 'stack tunnel', and stays until Ctrl-C."
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
            Observed observed = host.observe(stack);
            Optional<String> name = name(call, host, stack, observed, words.get(0));
            if (name.isPresent()) {
                show(call, name.get());
                return ExitCode.DONE;
            }
            TunnelTarget target = best(new TunnelTargets(stack, observed, host::exposedPorts).of(words));
            Tunnels tunnels = new Tunnels(call, host, stack);
            String url = target.published()
                    .flatMap(port -> Published.url(port, host))
                    .orElseGet(() -> tunnels.open(target, OptionalInt.empty()));
            if (Url.isWeb(target.exposed())) {
                show(call, url);
            } else {
                print(call, url);
                call.terminal().say("it is not the web that speaks there, so no browser is opened");
            }
            return tunnels.stay();
        }
    }

    /** Under which the ingress serves it; whoever names a port wants that one. */
    private static Optional<String> name(Call call, Host host, String stack, Observed observed, TunnelWord word) {
        if (word.port().isPresent() || observed.containers().isEmpty()) {
            return Optional.empty();
        }
        String service = word.container(observed).service();
        Entrance entrance = Entrance.of(host, stack, observed);
        Optional<String> name = entrance.of(stack).stream()
                .filter(site -> site.service().equals(service))
                .map(site -> "https://" + site.host())
                .findFirst();
        if (name.isPresent()
                && entrance.container().filter(Observed.Container::isRunning).isEmpty()) {
            call.terminal().say("the ingress does not run, so " + name.get() + " leads nowhere; 'stack up' starts it");
            return Optional.empty();
        }
        return name;
    }

    private static void show(Call call, String url) {
        print(call, url);
        new Browser(call.terminal()).show(url);
    }

    private static void print(Call call, String url) {
        call.terminal().println(url);
        call.terminal().flush();
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
