package io.stackfile.inspect;

import io.stackfile.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A container on half a page. */
public final class Summary {
    private static final int ID_SHOWN = "sha256:".length() + 12;
    private static final Set<String> ANYWHERE = Set.of("", "0.0.0.0", "::");

    private final Json container;
    private final StringBuilder text = new StringBuilder();

    private Summary(Json container) {
        this.container = container;
    }

    /** {@code container} as the engine describes it; what is not to be seen has been taken out. */
    public static String of(Json container) {
        Summary summary = new Summary(container);
        summary.write();
        return summary.text.toString();
    }

    private void write() {
        Json config = container.get("Config");
        text.append(name(container.get("Name").text())).append('\n');
        line(
                "image",
                config.get("Image").text() + "  "
                        + shortened(container.get("Image").text()));
        line("state", state());
        line("command", command());
        line("user", config.get("User").text());
        line("folder", config.get("WorkingDir").text());
        line("restart", restart());
        lines("ports", ports());
        lines("networks", networks());
        lines("mounts", mounts());
        lines("variables", config.get("Env").texts().stream().sorted().toList());
        lines("labels", labels(config.get("Labels")));
    }

    private static String name(String name) {
        return name.replaceFirst("^/", "");
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(ID_SHOWN, id.length()));
    }

    private void line(String head, String value) {
        lines(head, value.isBlank() ? List.of() : List.of(value));
    }

    private void lines(String head, List<String> values) {
        String first = head;
        for (String value : values) {
            text.append(String.format("  %-10s %s", first, value.replace("\n", "\\n"))
                            .stripTrailing())
                    .append('\n');
            first = "";
        }
    }

    private String state() {
        Json state = container.get("State");
        String status = state.get("Status").text();
        List<String> words = new ArrayList<>();
        if (List.of("exited", "dead").contains(status)) {
            words.add(status + " with code " + state.get("ExitCode").text() + " at "
                    + seconds(state.get("FinishedAt").text()));
        } else {
            words.add(status
                    + (status.equals("created")
                            ? ""
                            : " since " + seconds(state.get("StartedAt").text())));
        }
        words.add(state.at("Health", "Status").text());
        words.add(state.get("OOMKilled").isTrue() ? "killed for want of memory" : "");
        words.add(state.get("Error").text());
        long restarts = container.get("RestartCount").number();
        words.add(restarts == 0 ? "" : "started again " + restarts + (restarts == 1 ? " time" : " times"));
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String seconds(String time) {
        return time.replaceFirst("\\.\\d+", "");
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of(container.get("Path").text()));
        words.addAll(container.get("Args").texts());
        return words.stream().map(Summary::word).collect(Collectors.joining(" "));
    }

    /** As a shell would be told. */
    private static String word(String word) {
        return word.matches("[\\w@%+=:,./*#-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String restart() {
        Json policy = container.at("HostConfig", "RestartPolicy");
        long most = policy.get("MaximumRetryCount").number();
        String name = policy.get("Name").text();
        return name.isEmpty() ? "no" : name + (most == 0 ? "" : ", at most " + most + " times");
    }

    private List<String> ports() {
        boolean runs = !container.at("NetworkSettings", "Ports").members().isEmpty();
        Json ports = runs ? container.at("NetworkSettings", "Ports") : container.at("HostConfig", "PortBindings");
        Set<String> shown = new LinkedHashSet<>();
        new TreeMap<>(ports.members()).forEach((port, bindings) -> {
            if (bindings.items().isEmpty()) {
                shown.add(port + ", not published");
            }
            bindings.items().forEach(binding -> shown.add(port(port, binding)));
        });
        return List.copyOf(shown);
    }

    private static String port(String port, Json binding) {
        String address = binding.get("HostIp").text();
        String published = binding.get("HostPort").text();
        return (ANYWHERE.contains(address) ? "" : address + ":")
                + (published.isEmpty() ? "any" : published)
                + "→"
                + port;
    }

    private List<String> networks() {
        List<String> shown = new ArrayList<>();
        String id = container.get("Id").text();
        new TreeMap<>(container.at("NetworkSettings", "Networks").members()).forEach((name, network) -> {
            List<String> names = network.get("Aliases").texts().stream()
                    .filter(alias -> !id.startsWith(alias))
                    .sorted()
                    .toList();
            String address = network.get("IPAddress").text();
            List<String> links = network.get("Links").texts().stream().sorted().toList();
            shown.add(name
                    + (address.isEmpty() ? "" : "  " + address)
                    + (names.isEmpty() ? "" : "  as " + String.join(", ", names))
                    + (links.isEmpty() ? "" : "  links " + String.join(", ", links)));
        });
        return shown;
    }

    private List<String> mounts() {
        List<String> shown = new ArrayList<>();
        container
                .get("Mounts")
                .items()
                .forEach(mount -> shown.add(mount.get("Destination").text() + "  "
                        + mount.get("Type").text() + " "
                        + (mount.get("Name").text().isEmpty()
                                ? mount.get("Source").text()
                                : mount.get("Name").text())
                        + (mount.get("RW").text().equals("false") ? "  read-only" : "")));
        container
                .at("HostConfig", "Tmpfs")
                .members()
                .forEach((path, options) -> shown.add((path + "  tmpfs " + options.text()).strip()));
        return shown.stream().sorted().toList();
    }

    private static List<String> labels(Json labels) {
        return new TreeMap<>(labels.members())
                .entrySet().stream()
                        .filter(label -> !label.getKey().startsWith("io.stackfile.")
                                && !label.getKey().startsWith("com.docker.compose."))
                        .map(label -> label.getKey() + "=" + label.getValue().text())
                        .toList();
    }
}
