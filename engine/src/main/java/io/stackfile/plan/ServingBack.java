package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Served;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has the ingress serve what it served before, but for services that do not go back.
 *
 * @param served the names of the stack then
 * @param unmoved the services that stay as they are now
 */
record ServingBack(String stack, Entrance entrance, List<Served> served, Set<String> unmoved) {
    /** What it is told again. */
    List<Served> restored() {
        return served.stream()
                .filter(site -> !unmoved.contains(site.service()))
                .filter(site -> entrance.container().isPresent())
                .filter(site -> !entrance.site(site.host()).equals(Optional.of(site)))
                .toList();
    }

    /** What is to be on its networks, then. */
    List<Served> all() {
        List<Served> all = new ArrayList<>(entrance.of(stack));
        all.removeAll(ended());
        all.addAll(restored());
        return all;
    }

    private List<Served> ended() {
        return entrance.of(stack).stream()
                .filter(site -> !unmoved.contains(site.service()))
                .filter(site -> served.stream().noneMatch(was -> was.host().equals(site.host())))
                .toList();
    }

    /** One after the other, when what it leads to is there; {@code before} has to be done first. */
    List<Task> add(Plan.Builder plan, Collection<Task> before) {
        List<Task> last = List.copyOf(before);
        for (Served site : ended()) {
            last = List.of(plan.add(new EndServing(site.host()), "it was not there before", last));
        }
        for (Served site : restored()) {
            last = List.of(plan.add(new Serve(site), "as it was before", last));
        }
        if (!ended().isEmpty() && all().isEmpty() && !entrance.servesOthers(stack)) {
            IngressTasks.remove(plan, entrance, last);
        }
        return last;
    }
}
