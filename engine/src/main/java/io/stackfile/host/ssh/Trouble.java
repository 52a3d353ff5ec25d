package io.stackfile.host.ssh;

import com.jcraft.jsch.Logger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes wrong while somebody logs in; jsch calls it a failed login, too, when the line goes dead, and logs why. */
final class Trouble implements Logger {
    private volatile @Nullable Throwable cause;

    Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    @Override
    public boolean isEnabled(int level) {
        return level == WARN;
    }

    @Override
    public void log(int level, String message) {}

    @Override
    public void log(int level, String message, Throwable problem) {
        if (level == WARN && message.startsWith("an exception during authentication")) {
            cause = problem;
        }
    }
}
