package io.stackfile.sync.copy;

import io.stackfile.sync.Amount;
import io.stackfile.sync.SyncPlan;
import java.util.function.Consumer;

/** How much has been copied, told after each hundredth. */
final class Tally {
    private final long total;
    private final Consumer<String> progress;
    private long done;
    private long told;

    Tally(SyncPlan plan, Consumer<String> progress) {
        this.total = plan.bytes();
        this.progress = progress;
    }

    void bytes(long more) {
        done += more;
        if (done - told > total / 100) {
            told = done;
            progress.accept(Amount.bytes(done) + " of " + Amount.bytes(total));
        }
    }
}
