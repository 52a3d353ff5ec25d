package io.stackfile.host.docker;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** The folder of a build is not as it should be; the message is for the user. */
final class ContextProblem extends IOException {
    ContextProblem(String message) {
        super(message);
    }

    private ContextProblem(String message, IOException cause) {
        super(message, cause);
    }

    /** {@code cause} came up while {@code file} was read. */
    static ContextProblem of(Path file, IOException cause) {
        return cause instanceof ContextProblem told ? told : new ContextProblem(file + " " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return "is not written in UTF-8";
        }
        if (cause instanceof NoSuchFileException) {
            return "is not there any more";
        }
        if (cause instanceof AccessDeniedException) {
            return "may not be read by your user";
        }
        String reason = cause instanceof FileSystemException problem ? problem.getReason() : cause.getMessage();
        return "cannot be read: " + Objects.requireNonNullElse(reason, "the system does not say why");
    }
}
