package io.stackfile.lock;

import io.stackfile.host.HostException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lock that is ours. It gives signs of life until it is let go, and tells when it is somebody else's. */
public final class Held {
    private final StackLock lock;
    private final Holder self;
    private final boolean free;
    private final Thread beats = new Thread(this::giveSigns, "lock");
    private @Nullable Consumer<String> reaction;
    private @Nullable String lost;
    private boolean over;
    private int count;

    Held(StackLock lock, Holder self, boolean free) {
        this.lock = lock;
        this.self = self;
        this.free = free;
        beats.setDaemon(true);
        beats.start();
    }

    /** Whether it was free at the first try, so that nobody can have changed anything meanwhile. */
    public boolean wasFree() {
        return free;
    }

    /** From then on hears, at most once, who has it now; at once when it is lost already. */
    public synchronized void onLoss(Consumer<String> reaction) {
        this.reaction = reaction;
        if (lost != null) {
            reaction.accept(lost);
        }
    }

    private void giveSigns() {
        while (waitedForTheNext()) {
            try {
                beat();
            } catch (HostException e) {
                // Whoever works with the host will hear of it.
            }
        }
    }

    private synchronized boolean waitedForTheNext() {
        long end = System.nanoTime() + lock.times().beat().toNanos();
        while (!over && end - System.nanoTime() > 0) {
            try {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !over;
    }

    /** The new one is there before the old one goes. */
    private synchronized void beat() {
        Marks marks = lock.marks();
        if (over) {
            return;
        }
        if (!marks.isHeldBy(self)) {
            lose(marks.holder());
            return;
        }
        count++;
        lock.locks().put(Marks.beat(lock.stack(), self, count), self.labels(lock.stack()));
        if (count > 1) {
            lock.locks().remove(Marks.beat(lock.stack(), self, count - 1));
        }
    }

    private void lose(Optional<Holder> now) {
        over = true;
        Here.forget(self);
        lost = now.map(holder -> holder + " has taken it over").orElse("somebody has removed it");
        if (count > 0) {
            lock.locks().remove(Marks.beat(lock.stack(), self, count));
        }
        if (reaction != null) {
            reaction.accept(lost);
        }
    }

    /** Does nothing when it was lost or let go already. */
    public synchronized void letGo() {
        if (over) {
            return;
        }
        over = true;
        notifyAll();
        try {
            lock.removeFrom(self);
        } finally {
            Here.forget(self);
        }
    }
}
