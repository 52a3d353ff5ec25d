package io.stackfile.cli;

import io.stackfile.host.ssh.Prompts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Several logins, one person: asked one thing at a time, and not twice what is the same for all. */
final class SharedPrompts {
    private final Prompts person;
    private final Map<String, Optional<String>> answers = new HashMap<>();

    SharedPrompts(Prompts person) {
        this.person = person;
    }

    /** For one login. What it asks again was answered wrongly, so then the person is asked again, too. */
    Prompts another() {
        Set<String> asked = new HashSet<>();
        return new Prompts() {
            @Override
            public boolean isSomebodyThere() {
                return person.isSomebodyThere();
            }

            @Override
            public Optional<String> ask(String question) {
                synchronized (answers) {
                    return person.ask(question);
                }
            }

            @Override
            public Optional<String> askHidden(String question) {
                synchronized (answers) {
                    if (asked.add(question) && answers.containsKey(question)) {
                        return answers.get(question);
                    }
                    Optional<String> answer = person.askHidden(question);
                    answers.put(question, answer);
                    return answer;
                }
            }

            @Override
            public void tell(String line) {
                person.tell(line);
            }
        };
    }
}
