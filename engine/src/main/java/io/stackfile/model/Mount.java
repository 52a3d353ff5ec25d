package io.stackfile.model;

import java.util.List;
import java.util.Optional;

/** Something of the host's at a path of a container. */
public sealed interface Mount {
    /** The path in the container. */
    String target();

    boolean readOnly();

    default MountOptions options() {
        return MountOptions.USUAL;
    }

    /**
     * A volume of the stack, named by the file; {@code name} is without the stack's.
     *
     * @param called the engine's name for it, where the file gives one
     */
    record Named(String name, String target, boolean readOnly, MountOptions options, Optional<String> called)
            implements Mount {
        public Named(String name, String target, boolean readOnly) {
            this(name, target, readOnly, MountOptions.USUAL, Optional.empty());
        }

        @Override
        public String toString() {
            return name + ":" + target + mode(readOnly);
        }
    }

    /** A volume that the file leaves unnamed; every container has its own, and it gets a name all the same. */
    record Anonymous(String target, boolean readOnly, MountOptions options) implements Mount {
        public Anonymous(String target, boolean readOnly) {
            this(target, readOnly, MountOptions.USUAL);
        }

        @Override
        public String toString() {
            return target + mode(readOnly);
        }
    }

    /**
     * A file or folder of the engine's machine.
     *
     * @param source an absolute path of that machine
     * @param copyOf what {@code stack} copies there, as a path relative to the file's folder; empty when nothing is copied
     */
    record Bind(String source, String target, boolean readOnly, Optional<String> copyOf, MountOptions options)
            implements Mount {
        public Bind(String source, String target, boolean readOnly, Optional<String> copyOf) {
            this(source, target, readOnly, copyOf, MountOptions.USUAL);
        }

        @Override
        public String toString() {
            return source + ":" + target + mode(readOnly);
        }
    }

    /**
     * A folder in memory, gone with the container.
     *
     * @param flags as {@code mount(8)} has them: {@code size=64m,mode=1777}; empty for the usual
     */
    record Temporary(String target, String flags) implements Mount {
        @Override
        public boolean readOnly() {
            return List.of(flags.split(",")).contains("ro");
        }

        @Override
        public String toString() {
            return flags.isEmpty() ? target : target + ":" + flags;
        }
    }

    /** What is in an image; nothing of it is run. */
    record OfImage(Image image, String target, boolean readOnly, MountOptions options) implements Mount {
        @Override
        public String toString() {
            return image + ":" + target + mode(readOnly);
        }
    }

    private static String mode(boolean readOnly) {
        return readOnly ? ":ro" : "";
    }
}
