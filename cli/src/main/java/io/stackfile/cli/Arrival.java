package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code up} ends with: how long it took, and where each service answers. */
record Arrival(Stack stack, Observed observed, Host host) {
    String text(double seconds) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "up  %s on %s  %.1f s%n", stack.name(), host.name(), seconds));
        Map<String, List<String>> urls = new LinkedHashMap<>();
        stack.services().forEach(service -> urls.put(service.name(), urls(service.name())));
        return text.append(lines(urls)).toString();
    }

    /** A line for each address; a service without one has none. */
    static String lines(Map<String, List<String>> urls) {
        int width = urls.entrySet().stream()
                .filter(service -> !service.getValue().isEmpty())
                .mapToInt(service -> service.getKey().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        urls.forEach((service, addresses) -> addresses.forEach(url -> text.append("    ")
                .append(service)
                .append(" ".repeat(width - service.length() + 2))
                .append(url)
                .append('\n')));
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
