package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.Labels;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes networks anew in the place of those of their names. What a network was outlives whoever is interrupted between its end and
 * its new beginning: an empty volume has it as a label meanwhile, since volumes need no addresses, and a network's could be those
 * that are wanted.
 */
record Renewing(Engine engine) {
    /** What the name of such a volume ends with, behind that of the network. */
    private static final String MEMORY = ".was";

    void replace(NetworkSpec network) {
        renew(network.name(), () -> new Networks(engine).create(network));
    }

    void restore(Observed.Network network) {
        renew(network.name(), () -> new Networks(engine).create(network));
    }

    private void renew(String name, Runnable creation) {
        Optional<Json> there = engine.find("look at network " + name, "/networks/" + name);
        there.ifPresent(network -> {
            engine.doing("replace network " + name, () -> remember(network));
            remove(name);
        });
        try {
            creation.run();
        } catch (HostLost e) {
            throw e;
        } catch (HostException e) {
            there.ifPresent(network -> putBack(new Observed.Network(name, NetworkForms.of(network)), e));
            throw e;
        }
        forget(name);
    }

    private void remove(String name) {
        try {
            new Networks(engine).remove(name);
        } catch (HostLost e) {
            throw e;
        } catch (HostException e) {
            forget(name);
            throw e;
        }
    }

    private void putBack(Observed.Network network, HostException reason) {
        try {
            new Networks(engine).create(network);
        } catch (HostLost e) {
            throw e;
        } catch (HostException e) {
            throw new HostException(
                    reason.getMessage() + "; and the network that was there could not be made again: " + e.getMessage(),
                    reason);
        }
        forget(network.name());
    }

    void remember(Json network) throws IOException {
        String name = network.get("Name").text();
        Json labels = network.get("Labels");
        JsonObject memory = new JsonObject()
                .with(Labels.REMEMBERED, labels.get(Labels.STACK))
                .with(Labels.EARLIER, NetworkForms.label(NetworkForms.of(network)));
        if (labels.get(Labels.SALT).isPresent()) {
            memory.with(Labels.SALT, labels.get(Labels.SALT));
        }
        forget(name);
        engine.order(
                "POST",
                "/volumes/create",
                Optional.of(new JsonObject().with("Name", name + MEMORY).with("Labels", memory)));
    }

    /** Whether there was something to forget. A volume of that name that is somebody's is none. */
    boolean forget(String network) {
        String deed = "forget what network " + network + " was";
        String target = "/volumes/" + network + MEMORY;
        return engine.find(deed, target)
                        .filter(volume -> volume.at("Labels", Labels.REMEMBERED).isPresent())
                        .isPresent()
                && engine.remove(deed, target);
    }

    /** For good. One that is only remembered is, too. */
    void end(String network) {
        boolean remembered = forget(network);
        if (!remembered
                || engine.find("look at network " + network, "/networks/" + network)
                        .isPresent()) {
            new Networks(engine).remove(network);
        }
    }

    /** The networks of a stack that are gone and not there again, among all volumes. */
    static List<Observed.Network> lost(String stack, Json volumes, Set<String> there) {
        List<Observed.Network> lost = new ArrayList<>();
        for (Json volume : memories(stack, volumes)) {
            String name = volume.get("Name").text();
            String network = name.substring(0, name.length() - MEMORY.length());
            if (!there.contains(network)) {
                lost.add(new Observed.Network(network, NetworkForms.earlier(volume)));
            }
        }
        return lost;
    }

    /** That of the stack's own network, when it is one of those. */
    static Optional<String> salt(String stack, Json volumes) {
        return memories(stack, volumes).stream()
                .map(volume -> volume.at("Labels", Labels.SALT))
                .filter(Json::isPresent)
                .map(Json::text)
                .findFirst();
    }

    private static List<Json> memories(String stack, Json volumes) {
        return volumes.get("Volumes").items().stream()
                .filter(volume -> volume.at("Labels", Labels.REMEMBERED).text().equals(stack))
                .filter(volume -> volume.get("Name").text().endsWith(MEMORY))
                .toList();
    }
}
