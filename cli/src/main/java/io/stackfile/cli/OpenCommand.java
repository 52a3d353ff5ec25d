package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code stack open}. */
final class OpenCommand extends Command {
    OpenCommand() {
        super(
                "open",
                "[FILE] [SERVICE[:PORT]] [OPTIONS]",
                "Show a service in the browser.",
                "It need not be named where there is only one. By its name, where the host's ingress serves it. Where its port cannot be reached from here, a tunnel is opened"
                        + " first, as by 'stack tunnel', and stays until Ctrl-C."
                        + " The browser is that of the variable BROWSER, else the desktop's; without one, or without a terminal, the"
                        + " address is printed and that is all.");
        file().host();
    }

    @Override
    int run(Call call) {
        if (call.services().size() > 1) {
            throw new UsageException("one service, please: stack open [FILE] SERVICE");
        }
        String stack = call.stackName();
        try (DockerHost host = call.host()) {
            Observed observed = host.observe(stack);
            List<TunnelWord> words = TunnelWord.of(call.services().isEmpty() ? only(stack, observed) : call.services());
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

    /** The one service that there is. */
    private static Set<String> only(String stack, Observed observed) {
        Set<String> services = observed.members().stream()
                .map(Observed.Container::service)
                .collect(Collectors.toCollection(TreeSet::new));
        if (services.isEmpty()) {
            throw new HostException("there is no container of " + stack + "; 'stack up' makes them");
        }
        if (services.size() > 1) {
            throw new UsageException(
                    "which service? Write: stack open [FILE] SERVICE; there are " + String.join(", ", services));
        }
        return services;
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
                .flatMap(site -> Published.url(site.host(), host).stream())
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
