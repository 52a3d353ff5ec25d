package io.stackfile.cli;

import io.stackfile.host.Screen;
import io.stackfile.tty.Stty;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How wide the terminals are that messages and results go to; nothing when they go elsewhere, where no line is to be broken. */
record Columns(Supplier<OptionalInt> ofMessages, Supplier<OptionalInt> ofResults) {
    static final Columns NONE = new Columns(OptionalInt::empty, OptionalInt::empty);

    /** A message may come behind the {@code ^C} that the terminal shows of a Ctrl-C. */
    private static final int BEFORE_A_MESSAGE = 2;

    /** Those of this process, as wide as they are when they are asked. */
    static Columns ofProcess() {
        return new Columns(() -> width(Stty.ofMessages(), BEFORE_A_MESSAGE), () -> width(Stty.ofResults(), 0));
    }

    private static OptionalInt width(Optional<Screen.Size> size, int taken) {
        return size.map(known -> OptionalInt.of(known.columns() - taken)).orElse(OptionalInt.empty());
    }
}
