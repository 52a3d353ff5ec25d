package io.stackfile.host.ssh;

import com.jcraft.jsch.EagerAuthNone.Sequel;
import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what a server asks while somebody logs in, by asking the person; and hears how it goes. */
final class Answers implements UserInfo, UIKeyboardInteractive, Sequel {
    private final String who;
    private final Prompts prompts;
    private final Sequel sequel;
    private int attemptsLeft;
    private Optional<String> password = Optional.empty();

    /** {@code who} is {@code root@203.0.113.7}. */
    Answers(String who, Prompts prompts, int attempts, Sequel sequel) {
        this.who = who;
        this.prompts = prompts;
        this.attemptsLeft = attempts;
        this.sequel = sequel;
    }

    @Override
    public boolean promptPassword(String message) {
        if (attemptsLeft-- <= 0) {
            return false;
        }
        password = prompts.askHidden(who + "'s password: ");
        return password.isPresent();
    }

    @Override
    public @Nullable String getPassword() {
        return password.orElse(null);
    }

    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length > 0 && attemptsLeft-- <= 0) {
            return null;
        }
        if (!instruction.isBlank()) {
            prompts.tell(instruction.strip());
        }
        String[] answers = new String[prompt.length];
        for (int place = 0; place < prompt.length; place++) {
            String question = "(" + who + ") " + prompt[place];
            Optional<String> answer = echo[place] ? prompts.ask(question) : prompts.askHidden(question);
            if (answer.isEmpty()) {
                return null;
            }
            answers[place] = answer.get();
        }
        return answers;
    }

    /** What a server says before it lets anybody in. */
    @Override
    public void showMessage(String message) {
        prompts.tell(message.stripTrailing());
    }

    @Override
    public void offered() {
        sequel.offered();
    }

    @Override
    public void refused() {
        sequel.refused();
    }

    /** Keys ask by themselves, see {@link FileKey}. */
    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    /** Host keys are not jsch's to ask about, see {@link HostKeyCheck}. */
    @Override
    public boolean promptYesNo(String message) {
        return false;
    }
}
