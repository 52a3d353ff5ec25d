package io.stackfile.cli;

import java.io.Console;

/** The person at the process's own terminal; an end of input counts as an empty answer. */
record ConsolePerson(Console console) implements Terminal.Person {
    @Override
    public String ask(String question) {
        String answer = console.readLine("%s", question);
        return answer == null ? "" : answer;
    }

    @Override
    public String askHidden(String question) {
        char[] answer = console.readPassword("%s", question);
        return answer == null ? "" : new String(answer);
    }
}
