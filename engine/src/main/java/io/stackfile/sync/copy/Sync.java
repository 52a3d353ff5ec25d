package io.stackfile.sync.copy;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.sync.Comparison;
import io.stackfile.sync.Copy;
import io.stackfile.sync.Direction;
import io.stackfile.sync.Doubts;
import io.stackfile.sync.Kind;
import io.stackfile.sync.LastSync;
import io.stackfile.sync.SyncPlan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Folders beside the file, and their copies on a machine over SSH. */
public final class Sync {
    private final String stack;
    private final LocalFolder here;
    private final RemoteFolder there;

    /** {@code sources} are files and folders, relative to {@code folder}, the one that the file is in. */
    public Sync(RemoteShell shell, String stack, Path folder, Set<String> sources) {
        this.stack = stack;
        this.here = new LocalFolder(folder, sources);
        this.there = new RemoteFolder(shell, stack);
    }

    /** Looks at both machines, and changes nothing. */
    public SyncPlan plan(Direction direction) {
        RemoteFolder.Found found = there.list(here.sources());
        Comparison looks = Comparison.of(here.list(), found.listing(), found.last(), here.sources());
        Doubts doubts = looks.doubts();
        Comparison comparison = looks.knowing(here.hashes(doubts.here()), there.hashes(doubts.there()));
        return SyncPlan.of(comparison, direction, stack, there.shell().name());
    }

    /** Carries it out, some files at a time; {@code progress} hears short texts such as {@code 1.2 of 3.4 MB}. */
    public SyncOutcome run(SyncPlan plan, Consumer<String> progress) {
        Tally tally = new Tally(plan, progress);
        SyncOutcome outcome = SyncOutcome.NONE;
        for (List<Copy> batch : Batches.of(plan.copies())) {
            outcome = outcome.and(plan.direction() == Direction.TO_THERE ? send(batch, tally) : fetch(batch, tally));
        }
        LastSync agreed = plan.comparison().agreed().with(outcome.left());
        if (!agreed.equals(plan.comparison().recorded().with(outcome.recorded()))) {
            there.write(agreed);
        }
        return outcome;
    }

    private SyncOutcome send(List<Copy> batch, Tally tally) {
        try (Connection connection = there.receive()) {
            Outgoing outgoing =
                    new Outgoing(here, new BufferedOutputStream(connection.output(), 1 << 16), tally::bytes);
            IOException broken = null;
            try {
                outgoing.send(batch, there.place());
                connection.closeOutput();
            } catch (IOException e) {
                broken = e;
            }
            return placed(outgoing, answer(connection, broken));
        } catch (IOException e) {
            throw there.shell().trouble(e);
        }
    }

    /** What the other machine says explains more than a connection that it ended. */
    private static PlacementAnswer answer(Connection connection, @Nullable IOException broken) throws IOException {
        try {
            PlacementAnswer answer = PlacementAnswer.read(RemoteShell.begun(connection));
            if (broken != null && answer.said().isEmpty()) {
                throw broken;
            }
            return answer;
        } catch (IOException e) {
            throw broken == null ? e : broken;
        }
    }

    private SyncOutcome placed(Outgoing outgoing, PlacementAnswer answer) {
        if (!answer.done()) {
            throw new HostException(there.shell().name() + " did not take the files into ~/" + there.place()
                    + (answer.said().isEmpty() ? "; its shell ended too soon" : ": " + answer.said()));
        }
        return SyncOutcome.placed(outgoing, answer);
    }

    private SyncOutcome fetch(List<Copy> batch, Tally tally) {
        Incoming incoming = new Incoming(here, tally::bytes);
        List<Copy> files =
                batch.stream().filter(copy -> copy.entry().kind() == Kind.FILE).toList();
        try {
            for (Copy copy : batch) {
                if (copy.entry().kind() == Kind.FOLDER) {
                    incoming.folder(copy.entry());
                } else if (copy.entry().kind() == Kind.LINK) {
                    incoming.link(copy);
                }
            }
            if (!files.isEmpty()) {
                try (Connection connection =
                        there.send(files.stream().map(Copy::path).toList())) {
                    incoming.files(files, RemoteShell.begun(connection));
                }
            }
        } catch (IOException e) {
            throw there.shell().trouble(e);
        }
        return new SyncOutcome(incoming.left(), List.of(), incoming.changedMeanwhile(), List.of());
    }
}
