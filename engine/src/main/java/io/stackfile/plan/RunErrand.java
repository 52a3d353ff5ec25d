package io.stackfile.plan;

import io.stackfile.host.CannotExecute;
import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.OneOff;
import io.stackfile.model.Hook;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Runs a {@code pre_start} command to its end, in a container of its own that is gone afterwards. */
public record RunErrand(OneOff container, Hook hook) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        LastWords words = new LastWords();
        host.removeOneOff(container.name());
        host.createOneOff(container);
        words.check(hook.toString(), run(host, words));
    }

    private OptionalInt run(Host host, LastWords words) {
        try {
            return host.processes().run(container.name(), words.streams());
        } catch (CannotExecute e) {
            host.removeOneOff(container.name());
            throw e;
        }
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container.name());
    }

    @Override
    public String toString() {
        return "run pre_start " + hook + " in " + container.name();
    }
}
