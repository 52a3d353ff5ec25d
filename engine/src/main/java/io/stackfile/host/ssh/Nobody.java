package io.stackfile.host.ssh;

import java.util.Optional;
import java.util.function.Consumer;

/** Nobody to ask, as in a script; what there is to tell goes to {@code told}. */
public record Nobody(Consumer<String> told) implements Prompts {
    @Override
    public boolean isSomebodyThere() {
        return false;
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }

    @Override
    public Optional<String> askHidden(String question) {
        return Optional.empty();
    }

    @Override
    public void tell(String line) {
        told.accept(line);
    }
}
