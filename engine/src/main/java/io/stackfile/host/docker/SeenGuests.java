package io.stackfile.host.docker;

import io.stackfile.host.Guest;
import io.stackfile.host.Labels;
import io.stackfile.host.Observed;
import io.stackfile.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The containers on a stack's networks that are not of it. */
record SeenGuests(String stack, SeenNetworks networks) {
    /** {@code others} are all containers of the engine that are not the stack's. */
    List<Guest> among(List<Json> others) {
        Set<String> its = networks.its().stream().map(Observed.Network::name).collect(Collectors.toSet());
        return others.stream()
                .map(container -> guest(container, common(its, networks.joinedBy(container))))
                .filter(guest -> !guest.networks().isEmpty())
                .toList();
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> common = new TreeSet<>(some);
        common.retainAll(others);
        return common;
    }

    private Guest guest(Json container, Set<String> joined) {
        return new Guest(
                Observing.name(container),
                container.get("Image").text(),
                container.get("State").text(),
                container.get("Status").text(),
                owner(container),
                joined,
                Observing.ports(container),
                container.get("Mounts").items().stream()
                        .filter(mount -> mount.get("Type").text().equals("volume"))
                        .map(mount -> mount.get("Name").text())
                        .toList());
    }

    /** A container that says it is of a project of this stack's name was made to be counted in. */
    private String owner(Json container) {
        String other = Observing.label(container, Labels.STACK);
        String project = Observing.label(container, Labels.COMPOSE_PROJECT);
        return !other.isEmpty() ? other : project.equals(stack) ? "" : project;
    }
}
