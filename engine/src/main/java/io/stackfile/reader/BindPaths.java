package io.stackfile.reader;

import io.stackfile.source.CheckedFile;
import java.util.Optional;

/** What the paths of {@code volumes} mean on the machine whose engine mounts them; absolute ones mean themselves. */
public interface BindPaths {
    /** The engine's machine is the one where {@code stack} runs. */
    BindPaths HERE = new BindPathsHere();

    /** {@code ~} or {@code ~/data}. */
    Meaning ofHome(String source, String target);

    /** A path relative to the file. */
    Meaning ofRelative(CheckedFile file, String source, String target);

    /** Where it is, or why it is nowhere. */
    sealed interface Meaning {}

    /**
     * An absolute path of that machine.
     *
     * @param copyOf what has to be copied there first, as a path relative to the file's folder
     */
    record There(String path, Optional<String> copyOf) implements Meaning {}

    /** It cannot be mounted; {@code cure} is what to write instead. */
    record Nowhere(String what, String cure) implements Meaning {}
}
