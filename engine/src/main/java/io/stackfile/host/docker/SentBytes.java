package io.stackfile.host.docker;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Tells how much of something has been sent, in megabytes; less than a tenth of one is not worth a word. */
final class SentBytes implements LongConsumer {
    private final Consumer<String> progress;
    private final String before;
    private final long total;
    private final String behind;
    private String told;

    SentBytes(Consumer<String> progress, String before, long total, String behind) {
        this.progress = progress;
        this.before = before;
        this.total = total;
        this.behind = behind;
        this.told = behind.isEmpty() ? text(0) : "";
    }

    @Override
    public void accept(long bytes) {
        String text = text(bytes);
        if (!text.equals(told)) {
            told = text;
            progress.accept(text);
        }
    }

    private String text(long bytes) {
        return before + megabytes(Math.min(bytes, total)) + " of " + megabytes(total) + " MB" + behind;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
