package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Usage;
import io.stackfile.tty.Stty;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code stack stats}. */
final class StatsCommand extends Command {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    StatsCommand() {
        super(
                "stats",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Show how much processor, memory, network and disk the stack's containers use.",
                "On a terminal it goes on until Ctrl-C, and follows containers that come and go; else it tells once. CPU is of one"
                        + " processor, so two that are busy are 200 %%; network and disk are since the container started.");
        file().host();
        flag("--no-stream", "Tell once, and end.");
        json("Lines of JSON, one for each container, each second.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        boolean live = !call.has("--no-stream")
                && (call.has("--json") || call.terminal().person().isPresent());
        try (Host host = call.host()) {
            call.chosen(host.observe(stack));
            List<Usage> before = read(call, host, stack);
            if (before.isEmpty()) {
                call.terminal().say("no container of " + stack + " runs on " + host.name());
                return ExitCode.DONE;
            }
            if (call.has("--json")) {
                measure(call, host, stack, before, live, stats -> stats.json().forEach(call.terminal()::println));
            } else if (live) {
                try (Redrawn screen = new Redrawn(call.terminal(), new Stty())) {
                    screen.show(new UsageTable(List.of(), before).lines());
                    measure(call, host, stack, before, true, stats -> screen.show(stats.lines()));
                }
            } else {
                measure(call, host, stack, before, false, stats -> stats.lines().forEach(call.terminal()::println));
            }
            return ExitCode.DONE;
        }
    }

    private interface Shown {
        void show(UsageTable stats);
    }

    private static void measure(Call call, Host host, String stack, List<Usage> first, boolean on, Shown shown) {
        List<Usage> before = first;
        do {
            pause(host);
            List<Usage> now = read(call, host, stack);
            shown.show(new UsageTable(before, now));
            if (call.terminal().out().checkError()) {
                throw new OutputClosed();
            }
            before = now;
        } while (on);
    }

    private static List<Usage> read(Call call, Host host, String stack) {
        Set<String> services = call.services();
        return host.readings().usage(stack).stream()
                .filter(usage -> services.isEmpty() || services.contains(usage.service()))
                .toList();
    }

    private static void pause(Host host) {
        try {
            host.pause(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }
}
