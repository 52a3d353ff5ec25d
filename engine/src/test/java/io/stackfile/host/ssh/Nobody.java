package io.stackfile.host.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nobody to ask, as in a script; remembers what was said. */
public final class Nobody implements Prompts {
    public final List<String> told = new ArrayList<>();

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
        told.add(line);
    }
}
