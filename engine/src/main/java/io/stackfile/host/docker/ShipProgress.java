package io.stackfile.host.docker;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Tells how much of an image has been sent. */
final class ShipProgress implements LongConsumer {
    private final Consumer<String> progress;
    private final long total;
    private final String layers;
    private String told = "";

    ShipProgress(Consumer<String> progress, long total, int known, int layers) {
        this.progress = progress;
        this.total = total;
        this.layers = known == 0 ? "" : ", " + known + " of " + layers + " layers there already";
    }

    @Override
    public void accept(long bytes) {
        String text = megabytes(Math.min(bytes, total)) + " of " + megabytes(total) + " MB" + layers;
        if (!text.equals(told)) {
            told = text;
            progress.accept(text);
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
