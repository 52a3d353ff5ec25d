package io.stackfile.cli;

import io.stackfile.screen.LiveScreen;
import java.io.Console;
import java.util.Optional;
import java.util.function.Supplier;

/** The person at the process's own terminal, where nothing is drawn while they answer; an end of input counts as an empty answer. */
record ConsolePerson(Console console, Optional<LiveScreen> screen) implements Terminal.Person {
    @Override
    public String ask(String question) {
        return alone(() -> {
            String answer = console.readLine("%s", question);
            return answer == null ? "" : answer;
        });
    }

    @Override
    public String askHidden(String question) {
        return alone(() -> {
            char[] answer = console.readPassword("%s", question);
            return answer == null ? "" : new String(answer);
        });
    }

    private String alone(Supplier<String> asking) {
        return screen.map(its -> its.aside(asking)).orElseGet(asking);
    }
}
