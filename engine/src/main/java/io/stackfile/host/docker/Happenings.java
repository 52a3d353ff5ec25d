package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.Happening;
import io.stackfile.host.Labels;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What an engine tells of one stack. It names the labels of containers only; whose a network or volume is, is known from a
 * look at those that are there, or at a new one when it is made.
 */
final class Happenings {
    private static final String DEED = "tell what happens";
    /** What an engine says beside labels, and nobody has to keep to himself. */
    private static final List<String> DETAILS =
            List.of("destination", "exitCode", "image", "oldName", "read/write", "signal");

    private record Container(String name, String service) {}

    private final Engine engine;
    private final String stack;
    private final Map<String, Container> containers = new HashMap<>();
    private final Set<String> networks = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();

    Happenings(Engine engine, String stack) {
        this.engine = engine;
        this.stack = stack;
    }

    void pass(Optional<Instant> since, Optional<Instant> until, Consumer<Happening> heard) {
        String target = "/events?filters="
                + URLEncoder.encode("{\"type\":[\"container\",\"network\",\"volume\"]}", UTF_8)
                + since.map(time -> "&since=" + seconds(time)).orElse("")
                + until.map(time -> "&until=" + seconds(time)).orElse("");
        try (HttpResponse events = engine.open(DEED, target);
                BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), UTF_8))) {
            look();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    happening(NotAnEngine.json(line)).ifPresent(heard);
                }
            }
            if (until.isEmpty()) {
                throw new EOFException();
            }
        } catch (IOException e) {
            throw engine.refusals().told(DEED, e);
        }
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }

    private void look() {
        String filters = "filters=" + Observing.labelled(Labels.STACK + "=" + stack);
        for (Json container :
                engine.get(DEED, "/containers/json?all=1&" + filters).items()) {
            containers.put(
                    container.get("Id").text(),
                    new Container(
                            container.get("Names").texts().get(0).substring(1),
                            container.at("Labels", Labels.SERVICE).text()));
        }
        engine.get(DEED, "/networks?" + filters)
                .items()
                .forEach(network -> networks.add(network.get("Name").text()));
        engine.get(DEED, "/volumes?" + filters)
                .get("Volumes")
                .items()
                .forEach(volume -> volumes.add(volume.get("Name").text()));
    }

    private Optional<Happening> happening(Json event) {
        Json actor = event.get("Actor");
        String type = event.get("Type").text();
        Container container = container(type, actor);
        String name = type.equals("volume")
                ? actor.get("ID").text()
                : actor.at("Attributes", "name").text();
        String action = event.get("Action").text();
        boolean its = type.equals("container")
                ? actor.at("Attributes", Labels.STACK).text().equals(stack)
                : !container.name().isEmpty() || isIts(type, action, name);
        return its
                ? Optional.of(new Happening(
                        Instant.ofEpochSecond(0, event.get("timeNano").number()),
                        type,
                        // behind the colon stands a whole command, whose arguments may be secret
                        action.startsWith("exec_") ? action.replaceFirst(":.*", "") : action,
                        name,
                        container.service(),
                        details(actor.get("Attributes"), type.equals("container") ? "" : container.name())))
                : Optional.empty();
    }

    /** The one it happened to, or that was joined. */
    private Container container(String type, Json actor) {
        Json attributes = actor.get("Attributes");
        if (type.equals("container")) {
            Container container = new Container(
                    attributes.get("name").text(),
                    attributes.get(Labels.SERVICE).text());
            if (attributes.get(Labels.STACK).text().equals(stack)) {
                containers.put(actor.get("ID").text(), container);
            }
            return container;
        }
        return containers.getOrDefault(attributes.get("container").text(), new Container("", ""));
    }

    private boolean isIts(String type, String action, String name) {
        if (type.equals("network") && Networks.isScout(name)) {
            return false;
        }
        Set<String> known = type.equals("network") ? networks : volumes;
        if (!known.contains(name) && action.equals("create")) {
            Optional<Json> made = engine.find(DEED, "/" + type + "s/" + URLEncoder.encode(name, UTF_8));
            // One that is gone again is told by its name.
            boolean its = made.map(
                            thing -> thing.at("Labels", Labels.STACK).text().equals(stack))
                    .orElse(name.equals(stack) || name.startsWith(stack + "_"));
            if (its) {
                known.add(name);
            }
        }
        return known.contains(name);
    }

    private static Map<String, String> details(Json attributes, String container) {
        Map<String, String> details = new TreeMap<>();
        for (String name : DETAILS) {
            if (attributes.get(name).isPresent()) {
                details.put(name, attributes.get(name).text());
            }
        }
        if (!container.isEmpty()) {
            details.put("container", container);
        }
        return details;
    }
}
