package io.stackfile.model;

import java.util.List;
import java.util.Optional;

/** Something of the host's at a path of a container. */
public sealed interface Mount {
    /** The path in the container. */
    String target();

    boolean readOnly();

    /** A volume of the stack, named by the file; {@code name} is without the stack's. */
    record Named(String name, String target, boolean readOnly) implements Mount {
        @Override
        public String toString() {
            return name + ":" + target + mode(readOnly);
        }
    }

    /** A volume that the file leaves unnamed; every container has its own, and it gets a name all the same. */
    record Anonymous(String target, boolean readOnly) implements Mount {
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
    record Bind(String source, String target, boolean readOnly, Optional<String> copyOf) implements Mount {
        @Override
        public String toString() {
            return source + ":" + target + mode(readOnly);
        }
    }

    /**
     * A folder in memory, gone with the container.
     *
     * @param options as {@code mount(8)} has them: {@code size=64m,mode=1777}; empty for the usual
     */
    record Temporary(String target, String options) implements Mount {
        @Override
        public boolean readOnly() {
            return List.of(options.split(",")).contains("ro");
        }

        @Override
        public String toString() {
            return options.isEmpty() ? target : target + ":" + options;
        }
    }

    private static String mode(boolean readOnly) {
        return readOnly ? ":ro" : "";
    }
}
