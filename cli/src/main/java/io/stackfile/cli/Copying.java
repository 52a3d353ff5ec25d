package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.sync.Direction;
import io.stackfile.sync.SyncPlan;
import io.stackfile.sync.copy.RemoteShell;
import io.stackfile.sync.copy.Sync;
import io.stackfile.sync.copy.SyncOutcome;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Folders beside the file, copied to the host or back before somebody's eyes. */
final class Copying {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final Sync sync;
    private final Direction direction;

    private Copying(Terminal terminal, Sync sync, Direction direction) {
        this.terminal = terminal;
        this.sync = sync;
        this.direction = direction;
    }

    /** Empty when no service sees a copy of anything. */
    static Optional<Copying> of(
            Terminal terminal, Stack stack, DockerHost host, Collection<String> services, Direction direction) {
        Set<String> sources = new TreeSet<>();
        for (Service service : stack.services()) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Bind bind && services.contains(service.name())) {
                    bind.copyOf().ifPresent(sources::add);
                }
            }
        }
        Optional<SshMachine> machine = host.machine().filter(ssh -> !sources.isEmpty());
        Path folder = Objects.requireNonNull(
                Path.of(stack.file()).toAbsolutePath().normalize().getParent());
        return machine.map(
                ssh -> new Copying(terminal, new Sync(new RemoteShell(ssh), stack.name(), folder, sources), direction));
    }

    SyncPlan plan() {
        return sync.plan(direction);
    }

    /** Tells what was copied and what was left alone; the exit code says whether that is all there was. */
    int run() {
        SyncPlan plan = plan();
        int code = plan.leavesSomething() ? ExitCode.CHANGES : ExitCode.DONE;
        SyncOutcome outcome = sync.run(plan, this::show);
        if (terminal.person().isPresent()) {
            terminal.err().print(CLEAR_LINE);
        }
        if (!plan.isEmpty()) {
            terminal.say(
                    "copied " + outcome.amount() + (direction == Direction.TO_THERE ? " to " : " from ") + plan.host());
        }
        plan.notes().forEach(terminal::say);
        outcome.notes().forEach(terminal::say);
        return outcome.isComplete() ? code : ExitCode.FAILED;
    }

    private void show(String progress) {
        if (terminal.person().isPresent()) {
            terminal.err().print(CLEAR_LINE + "  … copying " + progress);
            terminal.err().flush();
        }
    }
}
