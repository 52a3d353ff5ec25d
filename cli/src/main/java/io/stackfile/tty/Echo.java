package io.stackfile.tty;

import java.util.Optional;

/**
 * Whether the terminal shows at once what is typed. What is typed while it does not is kept for whoever reads next. A command in
 * the background leaves the terminal alone: the system would stop it.
 */
public final class Echo {
    private static final String IN_FRONT = "set -- $(ps -o pgid= -o tpgid= -p $$) && [ -n \"$2\" ] && [ $1 = $2 ] && ";

    private Optional<String> before = Optional.empty();

    public synchronized void off() {
        Optional<String> was = sh("stty -g && stty -echo", "stty");
        before = before.or(() -> was);
    }

    /** As it was before; that may be off, too. */
    public synchronized void on() {
        before.ifPresent(was -> sh("stty $0", was));
        before = Optional.empty();
    }

    /** What it says; nothing where that cannot be done. */
    private static Optional<String> sh(String command, String word) {
        return Stty.said(
                new ProcessBuilder("sh", "-c", "{ " + IN_FRONT + command + "; } 2>/dev/null", word)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT),
                Process::getInputStream);
    }
}
