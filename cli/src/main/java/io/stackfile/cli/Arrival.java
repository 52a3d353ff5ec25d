package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code up} ends with: how long it took, and where each service answers. */
record Arrival(Stack stack, Observed observed, Host host) {
    String text(double seconds) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "up  %s on %s  %.1f s%n", stack.name(), host.name(), seconds));
        int width = stack.services().stream()
                .mapToInt(service -> service.name().length())
                .max()
                .orElse(0);
        stack.services().forEach(service -> {
            for (String url : urls(service.name())) {
                text.append("    ")
                        .append(String.format("%-" + width + "s", service.name()))
                        .append("  ")
                        .append(url)
                        .append('\n');
            }
        });
        return text.toString();
    }

    private List<String> urls(String service) {
        List<String> urls = new ArrayList<>();
        stack.routes().stream()
                .filter(route -> route.service().equals(service))
                .map(route -> Published.url(route.host(), host)
                        .orElseGet(() -> "https://" + route.host()
                                + " leads nowhere from here; write a name that leads to " + host.address()))
                .forEach(urls::add);
        observed.members().stream()
                .filter(container -> container.service().equals(service))
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.port() > 0)
                .map(this::url)
                .distinct()
                .forEach(urls::add);
        return urls;
    }

    private String url(Observed.Published port) {
        return Published.url(port, host)
                .orElseGet(() -> "port " + port.port() + " on the host's loopback only; 'stack tunnel' brings it here");
    }
}
