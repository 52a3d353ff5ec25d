package io.stackfile.host.setup;

import io.stackfile.host.HostException;

/** How whoever logged in can run something as root. */
enum Rights {
    ROOT,
    SUDO,
    SUDO_WITH_PASSWORD,
    NONE;

    static final String QUESTION = "sh -c '"
            + "if [ $(id -u) = 0 ]; then echo ROOT"
            + "; elif ! command -v sudo >/dev/null 2>&1; then echo NONE"
            + "; elif sudo -n true 2>/dev/null; then echo SUDO"
            + "; else echo SUDO_WITH_PASSWORD; fi'";

    static Rights read(String answer) {
        String last = answer.strip().lines().reduce("", (before, line) -> line);
        try {
            return valueOf(last);
        } catch (IllegalArgumentException e) {
            throw new HostException("the machine does not run a shell's commands for you; it says: " + last, e);
        }
    }

    String heading() {
        return switch (this) {
            case ROOT -> "as root";
            case SUDO -> "by sudo";
            case SUDO_WITH_PASSWORD -> "by sudo, which asks for your password there";
            case NONE -> "";
        };
    }
}
