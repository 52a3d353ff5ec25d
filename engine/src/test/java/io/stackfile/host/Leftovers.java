package io.stackfile.host;

import java.util.Comparator;

/** Removes all there is of a stack, volumes too. */
public final class Leftovers {
    private Leftovers() {}

    public static void remove(Host host, String stack) {
        Observed left = host.observe(stack);
        left.containers().stream().filter(Observed.Container::oneOff).forEach(once -> host.removeOneOff(once.name()));
        for (Observed.Container container : left.containers()) {
            if (container.oneOff()) {
                continue;
            }
            host.stopContainer(container.name());
            host.removeContainer(container.name());
        }
        left.volumes().forEach(volume -> host.removeVolume(volume.name()));
        left.networks().stream()
                .map(Observed.Network::name)
                .sorted(Comparator.comparing(stack::equals))
                .forEach(host::removeNetwork);
    }
}
