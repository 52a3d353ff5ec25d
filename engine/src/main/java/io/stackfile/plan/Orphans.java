package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an earlier file of a stack named and this one does not. It goes only when somebody says so. */
record Orphans(Stack stack, Observed observed) {
    static boolean isOrphan(Stack stack, Observed.Container container) {
        return stack.service(container.service()).isEmpty()
                && !stack.inactive().contains(container.service())
                && !container.name().endsWith(Names.NEXT);
    }

    /** One whose name another service has now is replaced. */
    List<Observed.Container> containers() {
        return observed.members().stream()
                .filter(container -> isOrphan(stack, container))
                .filter(container -> stack.services().stream()
                        .noneMatch(service -> service.containerName().equals(Optional.of(container.name()))))
                .toList();
    }

    /** A word on each, for who has not said what is to become of them. */
    List<String> lines(Wish wish) {
        List<String> lines = new ArrayList<>();
        if (wish.services().isEmpty() && !wish.removesOrphans()) {
            for (Observed.Container container : containers()) {
                lines.add("container " + container.name() + from(container)
                        + " is no longer in the file; --remove-orphans removes it");
            }
            new WantedNetworks(stack, observed)
                    .surplus()
                    .forEach(network ->
                            lines.add("network " + network + " is no longer in the file; --remove-orphans removes it"));
        }
        return lines;
    }

    /** Nobody starts on data that one of them still writes to. */
    List<Obstacle> obstacles(Wish wish, List<Fate> fates) {
        if (wish.removesOrphans()) {
            return List.of();
        }
        return containers().stream()
                .filter(Observed.Container::isAlive)
                .flatMap(container -> fates.stream()
                        .filter(fate -> fate.isToStart() && SharedData.between(fate, container))
                        .limit(1)
                        .map(fate -> new Obstacle(
                                "container " + container.name() + from(container)
                                        + " is no longer in the file and writes to data that " + fate.name()
                                        + " is to have",
                                "say --remove-orphans to have it stopped first, or stop it: stack stop "
                                        + container.service())))
                .toList();
    }

    private static String from(Observed.Container container) {
        String file = container.origin().file();
        return file.isEmpty() ? "" : " of " + Path.of(file).getFileName();
    }
}
