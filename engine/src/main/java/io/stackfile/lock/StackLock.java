package io.stackfile.lock;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Labels;
import io.stackfile.host.Locks;
import io.stackfile.host.Observed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The lock of a stack on a host. It lies on the host, as marks that carry who holds it. */
public record StackLock(Host host, String stack, Here here, Times times) {
    public StackLock(Host host, String stack) {
        this(host, stack, Here.find(), Times.USUAL);
    }

    /** Who holds it now; none when it is free. */
    public Optional<Holding> look() {
        Marks marks = marks();
        return marks.holder().isEmpty() ? Optional.empty() : marks.holding(host.clock());
    }

    /** Why it is nobody's any more, so that whoever comes next takes it over. */
    public Optional<String> stale(Holding holding) {
        return holding.stale(here, times.silence());
    }

    /** Whether somebody held it when that was seen. */
    public boolean isSeenIn(Observed observed) {
        return observed.otherVolumes().contains(Marks.lock(stack));
    }

    Marks marks() {
        return new Marks(stack, locks().of(Labels.LOCK, stack));
    }

    Locks locks() {
        return host.locks();
    }

    /** Returns when it is had; {@code command} is what others are told. */
    public Held take(String command, Newcomer newcomer) {
        Holder self = here.newHolder(command);
        try {
            return take(self, newcomer);
        } catch (RuntimeException e) {
            Here.forget(self);
            throw e;
        }
    }

    private Held take(Holder self, Newcomer newcomer) {
        boolean free = true;
        while (true) {
            if (isPut(Marks.lock(stack), self)) {
                return new Held(this, self, free);
            }
            free = false;
            Optional<Holding> holding = look();
            if (holding.isPresent()) {
                Optional<String> stale = stale(holding.get());
                if (stale.isEmpty()) {
                    newcomer.meets(holding.get());
                    LockSupport.parkNanos(times.look().toNanos());
                } else if (isTakenOver(holding.get().holder(), self)) {
                    newcomer.takesOver(holding.get(), stale.get());
                    return new Held(this, self, free);
                }
            }
        }
    }

    private boolean isPut(String name, Holder self) {
        Map<String, String> there = locks().put(name, self.labels(stack));
        String owner = Holder.of(there).owner();
        if (owner.isEmpty()) {
            throw new HostException("the lock of " + stack + " is a volume " + name + ", and on " + host.name()
                    + " there is one that stack did not make; remove it or give the stack another name");
        }
        return owner.equals(self.owner());
    }

    /** Of two who try, one does; what was let go meanwhile is nobody's to take over. */
    private boolean isTakenOver(Holder from, Holder self) {
        String mark = Marks.after(stack, from);
        if (!isPut(mark, self)) {
            LockSupport.parkNanos(times.look().toNanos());
            return false;
        }
        boolean had = marks().isHeldBy(self);
        if (!had) {
            locks().remove(mark);
        }
        return had;
    }

    /** Takes it away from whoever holds it; false when that is somebody else by now, or nobody. */
    public boolean removeFrom(Holder holder) {
        Marks marks = marks();
        if (!marks.isHeldBy(holder)) {
            return false;
        }
        marks.names().forEach(locks()::remove);
        return true;
    }
}
