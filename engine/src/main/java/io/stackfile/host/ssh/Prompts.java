package io.stackfile.host.ssh;

import java.util.Optional;

/** Whoever can be asked while a login is made, and told. Without anybody each answer is empty. */
public interface Prompts {
    /** Whether anybody can answer. */
    boolean isSomebodyThere();

    /** What somebody types in plain sight. */
    Optional<String> ask(String question);

    /** What somebody types unseen. */
    Optional<String> askHidden(String question);

    /** A line to read: a server's banner, a warning. */
    void tell(String line);
}
