package io.stackfile.host;

import java.util.function.Consumer;

/** The terminal in front of a person, which a process in a container gets for a while. */
public interface Screen {
    Size size();

    /** Until it is given back each key goes on as it is; {@code resized} hears the size at once, and whenever it changes. */
    Taken take(Consumer<Size> resized);

    /** A terminal that has been taken. */
    interface Taken extends AutoCloseable {
        /** Makes the terminal what it was. */
        @Override
        void close();
    }

    /** In characters. */
    record Size(int columns, int rows) {}
}
