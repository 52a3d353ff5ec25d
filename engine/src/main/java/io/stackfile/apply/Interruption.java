package io.stackfile.apply;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wish of a person to stop. What runs is let finish; nothing more is begun. */
public final class Interruption {
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Runnable reaction;
    private boolean requested;

    /** From any thread. Waits until the work at hand is over, at most so long; true when it is. */
    public boolean requestAndWait(long seconds) {
        request();
        try {
            return over.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** From any thread. */
    public synchronized void request() {
        requested = true;
        if (reaction == null) {
            over.countDown();
        } else {
            reaction.run();
        }
    }

    synchronized void onRequest(Runnable reaction) {
        this.reaction = reaction;
        if (requested) {
            reaction.run();
        }
    }

    synchronized void finished() {
        reaction = null;
        over.countDown();
    }
}
