package io.stackfile.host;

import io.stackfile.model.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Gives out the ports of a {@link FakeHost} as Docker does: a fixed one or none, of a range the first that is free. */
final class FakePorts {
    private static final int FIRST_OF_CHOICE = 32768;

    private final List<Observed.Published> taken;

    FakePorts(Collection<FakeContainer> containers) {
        this.taken = new ArrayList<>(containers.stream()
                .flatMap(container -> container.ports.stream())
                .toList());
    }

    List<Observed.Published> publish(String container, List<Port> ports) {
        return ports.stream().map(port -> publish(container, port)).toList();
    }

    private Observed.Published publish(String container, Port port) {
        String address = port.address().isEmpty() ? "0.0.0.0" : port.address();
        Observed.Published published = candidates(port.published())
                .mapToObj(number -> new Observed.Published(address, number, port.container()))
                .filter(this::isFree)
                .findFirst()
                .orElseThrow(() -> new HostException("Docker did not start " + container + ": port " + port.published()
                        + " of the host is in use by another container"));
        taken.add(published);
        return published;
    }

    private static IntStream candidates(String published) {
        if (published.isEmpty()) {
            return IntStream.range(FIRST_OF_CHOICE, 65536);
        }
        int dash = published.indexOf('-');
        return dash < 0
                ? IntStream.of(Integer.parseInt(published))
                : IntStream.rangeClosed(
                        Integer.parseInt(published.substring(0, dash)),
                        Integer.parseInt(published.substring(dash + 1)));
    }

    private boolean isFree(Observed.Published wanted) {
        return taken.stream()
                .noneMatch(other -> other.port() == wanted.port()
                        && other.container().protocol() == wanted.container().protocol()
                        && (isAny(other) || isAny(wanted) || other.address().equals(wanted.address())));
    }

    private static boolean isAny(Observed.Published published) {
        return published.address().equals("0.0.0.0") || published.address().equals("::");
    }
}
