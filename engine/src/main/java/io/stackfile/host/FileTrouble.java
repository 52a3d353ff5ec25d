package io.stackfile.host;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Why a file of this machine cannot be read or written: what is the matter with which file, and the reason, in words. */
public final class FileTrouble {
    private FileTrouble() {}

    /** {@code file} as messages call it. */
    public static String reading(String file, IOException cause) {
        return file + " cannot be read: " + reason(cause);
    }

    /** {@code file} as messages call it, which need not be the one that {@code cause} is about. */
    public static String writing(String file, IOException cause) {
        boolean takesNone = cause instanceof NoSuchFileException missing && hasFolder(missing);
        return file + " cannot be written: " + (takesNone ? "no file can be made there" : reason(cause));
    }

    /** The same, whatever was to be done; what is no trouble with a file has words of its own. */
    public static String of(IOException cause) {
        return cause instanceof FileSystemException problem ? problem.getFile() + ": " + reason(cause) : reason(cause);
    }

    /** What Java says is often only the name of the file. */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException missing) {
            Path folder = folder(missing);
            return hasFolder(missing)
                    ? "there is no such file"
                    : Files.exists(folder) ? folder + " is no folder" : "there is no folder " + folder;
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not written in UTF-8";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is something of that name";
        }
        if (cause instanceof AccessDeniedException) {
            return "your user is not allowed to";
        }
        String reason = cause instanceof FileSystemException problem ? problem.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, "the system does not say why");
    }

    private static boolean hasFolder(NoSuchFileException missing) {
        return Files.isDirectory(folder(missing));
    }

    private static Path folder(NoSuchFileException missing) {
        return Path.of(missing.getFile()).toAbsolutePath().resolveSibling("").normalize();
    }
}
