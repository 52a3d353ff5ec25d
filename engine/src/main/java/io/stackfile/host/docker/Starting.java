package io.stackfile.host.docker;

import io.stackfile.host.CannotExecute;
import java.io.IOException;
import java.util.regex.Pattern;

/** Tells a program that cannot be started from everything else that can go wrong. */
final class Starting {
    private static final Pattern NO_PROGRAM =
            Pattern.compile("exec: \"[^\"]*\": (executable file not found|stat \\S+ no such file or directory)");
    private static final Pattern NOT_EXECUTABLE = Pattern.compile(
            "OCI runtime|starting container process|unable to start container process|unable to find user");

    private Starting() {}

    static void attempt(String deed, Engine.Orders start) throws IOException {
        try {
            start.run();
        } catch (EngineError e) {
            if (NOT_EXECUTABLE.matcher(e.getMessage()).find()) {
                throw refused(deed, e.getMessage());
            }
            throw e;
        }
    }

    /** By what the engine said. */
    static CannotExecute refused(String deed, String message) {
        return new CannotExecute(
                "Docker did not " + deed + ": " + KnownReasons.of(message),
                NO_PROGRAM.matcher(message).find());
    }
}
