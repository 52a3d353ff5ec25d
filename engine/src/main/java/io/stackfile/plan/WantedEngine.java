package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Attachment;
import io.stackfile.model.Newer;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the host's engine is new enough for what services ask of it. */
record WantedEngine(Stack stack, Observed observed) {
    List<Obstacle> obstacles(Collection<Service> services) {
        Set<String> owners = new HashSet<>();
        for (Service service : services) {
            owners.add("services." + service.name());
            service.settings().networking().joined().stream()
                    .map(Attachment::network)
                    .forEach(network -> owners.add("networks." + network));
        }
        return stack.newer().stream()
                .filter(use -> owners.contains(use.owner()))
                .filter(use -> use.key().api() > observed.api())
                .map(this::obstacle)
                .toList();
    }

    private Obstacle obstacle(Newer.Use use) {
        String[] words = use.key().path().split("=", 2);
        String key = words[0].replace(".*", "") + (words.length < 2 ? "" : ": " + words[1].replace("|", " or "));
        return new Obstacle(
                use.place() + ": " + use.owner() + "." + key + " takes Docker "
                        + use.key().docker()
                        + " or later, and the engine of this host is older (its API is 1." + observed.api() + ", not 1."
                        + use.key().api() + ")",
                "take it out, or update the engine");
    }
}
