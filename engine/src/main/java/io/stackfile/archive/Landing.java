package io.stackfile.archive;

import io.stackfile.host.ContainerFiles.Kind;
import io.stackfile.host.HostException;
import java.util.Optional;

/**
 * Where a copy lands, by the rules of {@code docker cp}.
 *
 * @param folder that is to be there
 * @param name what it is called in there; nothing when what is in a folder goes there without the folder
 */
public record Landing(String folder, Optional<String> name) {
    /**
     * What is copied.
     *
     * @param name its own
     * @param content whether what is in it is meant, not the folder itself
     */
    public record Source(String name, boolean folder, boolean content) {}

    /**
     * Where to, as it was written, with {@code /} between its parts.
     *
     * @param shown how messages call it
     * @param kind what is there, at the end of all links
     */
    public record Destination(String path, String shown, Optional<Kind> kind) {}

    public static Landing of(Source source, Destination destination) {
        if (destination.kind().filter(Kind.FOLDER::equals).isPresent()) {
            return new Landing(destination.path(), source.content() ? Optional.empty() : Optional.of(source.name()));
        }
        if (destination.kind().isPresent() && source.folder()) {
            throw new HostException(destination.shown() + " is a file, and '" + source.name()
                    + "' is a folder; name another place for it");
        }
        if (destination.kind().isEmpty()
                && !source.folder()
                && destination.path().endsWith("/")) {
            throw new HostException("there is no folder " + destination.shown()
                    + "; make it first, or leave out the / to give the file that name");
        }
        String path = plain(destination.path());
        int slash = path.lastIndexOf('/');
        return new Landing(
                slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash), Optional.of(path.substring(slash + 1)));
    }

    /** Without slashes and dots at its end. */
    public static String plain(String path) {
        String plain = path;
        while (plain.length() > 1 && (plain.endsWith("/") || plain.endsWith("/."))) {
            plain = plain.substring(0, plain.lastIndexOf('/'));
        }
        return plain.isEmpty() ? "/" : plain;
    }

    /** Whether what is in the folder is meant. */
    public static boolean isContent(String path) {
        return path.endsWith("/.") || path.equals(".") || plain(path).equals("/");
    }
}
