package io.stackfile.host.docker;

import io.stackfile.host.Headway;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Tells how much of something has been sent, in megabytes; less than a tenth of one is not worth a word. */
final class SentBytes implements LongConsumer {
    private final Consumer<Headway> progress;
    private final String before;
    private final long total;
    private final String behind;
    private String told;

    SentBytes(Consumer<Headway> progress, String before, long total, String behind) {
        this.progress = progress;
        this.before = before;
        this.total = total;
        this.behind = behind;
        this.told = behind.isEmpty() ? headway(0).words() : "";
    }

    @Override
    public void accept(long bytes) {
        Headway far = headway(bytes);
        if (!far.words().equals(told)) {
            told = far.words();
            progress.accept(far);
        }
    }

    private Headway headway(long bytes) {
        return Headway.bytes(Math.min(bytes, total), total).between(before, behind);
    }
}
