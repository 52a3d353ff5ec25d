package io.stackfile.host.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person at a terminal who knows some answers, by how the question begins, and remembers all questions. */
public final class Someone implements Prompts {
    public final List<String> asked = new ArrayList<>();
    public final List<String> told = new ArrayList<>();
    private final Map<String, String> answers;

    public Someone(Map<String, String> answers) {
        this.answers = answers;
    }

    @Override
    public boolean isSomebodyThere() {
        return true;
    }

    @Override
    public synchronized Optional<String> ask(String question) {
        asked.add(question);
        return answers.entrySet().stream()
                .filter(answer -> question.contains(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.of(""));
    }

    @Override
    public Optional<String> askHidden(String question) {
        return ask(question);
    }

    @Override
    public synchronized void tell(String line) {
        told.add(line);
    }
}
