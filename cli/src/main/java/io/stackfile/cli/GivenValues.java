package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import io.stackfile.schema.Secrets;
import io.stackfile.source.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values for what a file leaves open: from {@code --set} and {@code --set-file}, else from the person at the terminal. */
final class GivenValues implements Values {
    private final Map<String, String> placeholders;
    private final Terminal terminal;

    private GivenValues(Map<String, String> placeholders, Terminal terminal) {
        this.placeholders = placeholders;
        this.terminal = terminal;
    }

    static GivenValues of(Call call) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String assignment : call.values("--set-file")) {
            String[] pair = pair("--set-file", assignment, "FILE");
            given.put(pair[0], contents(call.path(pair[1]), pair[1]));
        }
        for (String assignment : call.values("--set")) {
            String[] pair = pair("--set", assignment, "VALUE");
            given.put(pair[0], pair[1]);
        }
        return new GivenValues(given, call.terminal());
    }

    private static String[] pair(String option, String assignment, String label) {
        String[] pair = assignment.split("=", 2);
        if (pair.length < 2 || pair[0].isEmpty()) {
            // The words may be a secret that was given without its name, so they are not repeated.
            throw new UsageException(option + " wants NAME=" + label + ", with an equals sign between");
        }
        return pair;
    }

    private static String contents(Path file, String shown) {
        try {
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new UsageException("--set-file: " + FileTrouble.reading(shown, e) + "; name a text file");
        }
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(terminal.environment().get(name));
    }

    @Override
    public Optional<String> placeholder(String name) {
        String given = placeholders.get(name);
        return given != null ? Optional.of(given) : asked(name);
    }

    @Override
    public Optional<String> given(String placeholder) {
        return Optional.ofNullable(placeholders.get(placeholder));
    }

    private Optional<String> asked(String name) {
        Optional<String> answer = terminal.person()
                .map(person ->
                        Secrets.isSecretName(name) ? person.askHidden(name + " (hidden): ") : person.ask(name + ": "))
                .filter(text -> !text.isEmpty());
        answer.ifPresent(text -> placeholders.put(name, text));
        return answer;
    }
}
