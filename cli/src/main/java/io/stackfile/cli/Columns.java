package io.stackfile.cli;

import io.stackfile.host.Screen;
import io.stackfile.tty.Stty;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How wide the terminals are that messages and results go to; nothing when they go elsewhere, where no line is to be broken. */
record Columns(Supplier<OptionalInt> ofMessages, Supplier<OptionalInt> ofResults) {
    static final Columns NONE = new Columns(OptionalInt::empty, OptionalInt::empty);

    /** Those of this process, as wide as they are when they are asked. */
    static Columns ofProcess() {
        return new Columns(
                () -> Stty.ofMessages().map(Columns::width).orElse(OptionalInt.empty()),
                () -> Stty.ofResults().map(Columns::width).orElse(OptionalInt.empty()));
    }

    private static OptionalInt width(Screen.Size size) {
        return OptionalInt.of(size.columns());
    }
}
