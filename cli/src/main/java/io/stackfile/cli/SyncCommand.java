package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.sync.BindPathsThere.Copies;
import io.stackfile.sync.Direction;
import io.stackfile.sync.SyncPlan;
import java.util.Collection;
import java.util.Optional;

/** {@code stack sync}. */
final class SyncCommand extends Command {
    SyncCommand() {
        super(
                "sync",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Copy folders beside the file to the host, or what is newer there back.",
                "Files and folders that 'volumes' names by a path relative to the file are kept on a host over SSH in"
                        + " ~/.local/share/stack/STACK, where 'up --sync' mounts them. Only what has changed is copied, links as"
                        + " links. A file that was changed there is never overwritten, and none is ever deleted: they are listed."
                        + " With --pull the same the other way: what is new or newer there comes here.",
                "Exits with 3 when something was left alone that is not the same on both.");
        file().fill().host();
        flag("--pull", "Bring what is new or newer there here.");
        flag("--dry-run", "Only list what would be copied.");
    }

    @Override
    int run(Call call) {
        Direction direction = call.has("--pull") ? Direction.TO_HERE : Direction.TO_THERE;
        try (DockerHost host = call.host()) {
            if (!host.isLocal() && host.machine().isEmpty()) {
                throw new UsageException("files are copied over SSH, and " + host.name()
                        + " is not reached by it; say where to: --host user@address");
            }
            Stack stack = call.stack(direction == Direction.TO_THERE ? Copies.TO_THERE : Copies.TO_HERE)
                    .stack();
            if (host.isLocal()) {
                call.terminal().say("nothing to copy: containers of this machine see its folders themselves");
                return ExitCode.DONE;
            }
            Collection<String> services = call.services().isEmpty()
                    ? stack.services().stream().map(Service::name).toList()
                    : call.services();
            Optional<Copying> copying = Copying.of(call.terminal(), stack, host, services, direction);
            if (copying.isEmpty()) {
                call.terminal()
                        .say("nothing to copy: no volume of " + stack.name() + " has a path relative to the file");
                return ExitCode.DONE;
            }
            SyncPlan plan = copying.get().plan();
            if (call.has("--dry-run")) {
                call.terminal().tell(plan.toString());
                return plan.leavesSomething() ? ExitCode.CHANGES : ExitCode.DONE;
            }
            if (plan.isEmpty()) {
                call.terminal().say(plan.summary());
            }
            return copying.get().run(plan);
        }
    }
}
