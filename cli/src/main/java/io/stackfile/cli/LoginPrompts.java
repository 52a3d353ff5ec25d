package io.stackfile.cli;

import io.stackfile.host.ssh.Prompts;
import java.util.Optional;

/** Whoever sits at the terminal, while a login is made. */
record LoginPrompts(Terminal terminal) implements Prompts {
    @Override
    public boolean isSomebodyThere() {
        return terminal.person().isPresent();
    }

    @Override
    public Optional<String> ask(String question) {
        return terminal.person().map(person -> person.ask(question));
    }

    @Override
    public Optional<String> askHidden(String question) {
        return terminal.person().map(person -> person.askHidden(question));
    }

    @Override
    public void tell(String line) {
        terminal.say(line);
    }
}
