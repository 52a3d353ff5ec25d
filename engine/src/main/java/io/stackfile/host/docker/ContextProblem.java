package io.stackfile.host.docker;

import io.stackfile.host.FileTrouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
        return cause instanceof ContextProblem told ? told : new ContextProblem(words(file, cause), cause);
    }

    private static String words(Path file, IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return file + " is not written in UTF-8";
        }
        if (cause instanceof NoSuchFileException) {
            return file + " is not there any more";
        }
        if (cause instanceof AccessDeniedException) {
            return file + " may not be read by your user";
        }
        return FileTrouble.reading(file.toString(), cause);
    }
}
