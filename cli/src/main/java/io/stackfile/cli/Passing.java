package io.stackfile.cli;

import io.stackfile.sync.Amount;
import java.util.function.LongConsumer;

/** Tells a person at a terminal how many bytes have gone through, in one line that goes away. */
final class Passing implements LongConsumer {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private String told = "";
    private long bytes;

    Passing(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    @Override
    public synchronized void accept(long sum) {
        bytes = sum;
        String text = Amount.bytes(sum);
        if (terminal.person().isPresent() && !text.equals(told)) {
            told = text;
            terminal.err().print(CLEAR_LINE + "  … " + what + " (" + text + ")");
            terminal.err().flush();
        }
    }

    /** How many there were, in words. */
    synchronized String end() {
        if (!told.isEmpty()) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
        return Amount.bytes(bytes);
    }
}
