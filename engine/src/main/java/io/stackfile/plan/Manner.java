package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.host.Standing;
import io.stackfile.model.Attachment;
import io.stackfile.model.Mount;
import io.stackfile.model.Network;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Updating.Order;
import io.stackfile.model.VolumesFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a replacement starts beside what it replaces, so that nothing is lost, or after it, where two at once cannot be.
 *
 * @param startFirst whether it starts beside it
 * @param why it does not; empty where it does
 */
record Manner(boolean startFirst, String why) {
    private static final String BRIDGE = "bridge";

    static Manner stopFirst(String why) {
        return new Manner(false, why);
    }

    Standing standing() {
        return startFirst ? Standing.ASIDE : Standing.ON_TRIAL;
    }

    /**
     * Of one that nobody else waits for; {@code sharing} tells who shares something with a service, by its name, and {@code most} how
     * many containers of it there are at once when they start beside those they replace.
     */
    static Manner of(Stack stack, Fate fate, HeldPorts ports, Map<String, String> sharing, int most) {
        Service service = fate.service();
        Observed.Container old = fate.there().orElseThrow();
        if (!old.isRunning()) {
            return stopFirst("");
        }
        return Stream.of(
                        fixedPort(fate, ports, most),
                        network(stack, service),
                        sharing(service, sharing),
                        order(service, old))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Manner::stopFirst)
                .orElseGet(() -> new Manner(true, ""));
    }

    private static Optional<String> fixedPort(Fate fate, HeldPorts ports, int most) {
        Optional<String> held = ports.firstWanted(fate).map(port -> "port " + port.port() + " is free only then");
        return held.or(() -> fate.service().ports().stream()
                        .filter(Port::isFixed)
                        .findFirst()
                        .map(port -> "it publishes port " + port.published()))
                .or(() -> fate.service().ports().stream()
                        .filter(port -> !port.hasRoomFor(most))
                        .findFirst()
                        .map(port -> "ports " + port.published() + " are all in use"));
    }

    private static Optional<String> network(Stack stack, Service service) {
        if (service.settings().namespaces().network().isPresent()) {
            return Optional.of("it has no network of its own");
        }
        List<Attachment> joined = service.settings().networking().joined();
        if (joined.stream().anyMatch(Attachment::hasAddress)
                || service.settings().networking().macAddress().isPresent()) {
            return Optional.of("its address is free only then");
        }
        return joined.stream()
                .map(attachment -> stack.declared().network(attachment.network()))
                .filter(network -> !network.external() && !keepsAddresses(network))
                .findFirst()
                .map(network -> "on network " + network.key() + " no container keeps its address");
    }

    private static boolean keepsAddresses(Network network) {
        return network.ipv4()
                && network.driver().orElse(BRIDGE).equals(BRIDGE)
                && network.addresses().driver().isEmpty();
    }

    private static Optional<String> sharing(Service service, Map<String, String> sharing) {
        return service.companions().stream()
                .findFirst()
                .or(() -> Optional.ofNullable(sharing.get(service.name())))
                .map(other -> "it shares something with " + other);
    }

    private static Optional<String> order(Service service, Observed.Container old) {
        Optional<Order> wanted = service.settings().lifecycle().updating().order();
        if (wanted.isPresent()) {
            return wanted.filter(Order.STOP_FIRST::equals).map(order -> "the file says stop-first");
        }
        return writes(service) || old.writes() ? Optional.of("one writer at a time") : Optional.empty();
    }

    static boolean writes(Service service) {
        return service.mounts().stream()
                        .anyMatch(mount -> !mount.readOnly()
                                && !(mount instanceof Mount.Temporary)
                                && !(mount instanceof Mount.OfImage))
                || !service.borrowed().stream().allMatch(VolumesFrom::readOnly);
    }
}
