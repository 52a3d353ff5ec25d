package io.stackfile.host;

import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A container beside those that the file asks for: it runs once, has no name on the stack's network that others would use, and
 * what its volumes leave unnamed goes with it.
 *
 * @param kept whether it stays when it has ended
 */
public record OneOff(ContainerSpec container, boolean kept) {
    public static OneOff of(Stack stack, Service service, boolean kept) {
        return new OneOff(ContainerSpec.of(stack, service, 0, ""), kept);
    }

    public String name() {
        return container.name();
    }

    public OneOff named(String name) {
        return new OneOff(container.named(name), kept);
    }

    /** The first of {@code shop-web-run-1}, {@code shop-web-run-2}, … that no container has. */
    public OneOff numbered(Observed observed) {
        List<String> taken =
                observed.containers().stream().map(Observed.Container::name).toList();
        String beginning = container.stack() + "-" + container.service().name() + "-run-";
        return named(IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> beginning + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow());
    }
}
