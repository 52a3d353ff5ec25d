package io.stackfile.tty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Signals to this process that are heard for a while, in place of what they do otherwise. */
public final class Signals implements AutoCloseable {
    private final List<Runnable> before = new ArrayList<>();

    private Signals() {}

    /** {@code names} are as in {@code INT}; those that the system does not know are left out. */
    public static Signals heard(Consumer<String> listener, String... names) {
        Signals signals = new Signals();
        for (String name : names) {
            signals.hear(name, listener);
        }
        return signals;
    }

    private void hear(String name, Consumer<String> listener) {
        try {
            Signal signal = new Signal(name);
            SignalHandler old = Signal.handle(signal, heard -> listener.accept(name));
            before.add(() -> Signal.handle(signal, old));
        } catch (IllegalArgumentException unknown) {
            // Windows has no WINCH, and nobody sends it there.
        }
    }

    @Override
    public void close() {
        before.forEach(Runnable::run);
        before.clear();
    }
}
