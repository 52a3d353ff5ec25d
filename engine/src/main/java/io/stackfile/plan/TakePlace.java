package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Names;
import io.stackfile.model.Restart;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lets a replacement that has proved itself be what it is to replace. From now on it is the one that the engine starts again;
 * whoever does the same again after an interruption does no harm.
 *
 * @param name of the container that is replaced, and of its replacement from now on
 * @param keptAs what the old one is called from now on; nothing when it is gone already
 * @param quiet whether the engine never starts the old one again anyway
 * @param restart when the engine is to start the new one again
 * @param unnamed whether the new one may have been made without the names of its service
 * @param aside the networks on which nobody new is to find the old one, which runs on for a while
 */
public record TakePlace(
        String name, Optional<String> keptAs, boolean quiet, Restart restart, boolean unnamed, Set<String> aside)
        implements Step {
    public TakePlace {
        aside = java.util.Collections.unmodifiableSet(new TreeSet<>(aside));
    }

    @Override
    public void on(Host host, Consumer<Headway> progress) {
        String next = name + Names.NEXT;
        if (unnamed) {
            host.giveNames(next);
        }
        if (keptAs.isPresent() && !quiet) {
            host.setRestart(name, Restart.NO);
        }
        if (!restart.equals(Restart.NO)) {
            host.setRestart(next, restart);
        }
        keptAs.ifPresent(kept -> host.renameContainer(name, kept));
        host.renameContainer(next, name);
        if (keptAs.isPresent() && !aside.isEmpty()) {
            host.stepAside(keptAs.get(), aside);
        }
    }

    @Override
    public Optional<String> about() {
        return Optional.of(name);
    }

    @Override
    public String toString() {
        return keptAs.isPresent()
                ? "replace container " + name + " by " + name + Names.NEXT
                : "rename container " + name + Names.NEXT + " to " + name;
    }
}
