package io.stackfile.cli;

import io.stackfile.host.Host;
import java.util.Optional;

/** {@code stack attach}. */
final class AttachCommand extends InsideCommand {
    AttachCommand() {
        super(
                "attach",
                "[FILE] SERVICE [OPTIONS]",
                "Join what runs in a service's container.",
                "Shows what it writes from now on, and passes on what you type if the file says tty and stdin_open; then the detach"
                        + " keys leave it running. Without these, Ctrl-C does. When it ends, its exit code is this command's.");
        file().host();
        index().input();
    }

    @Override
    int run(Call call) {
        String service = call.service();
        checkNoCommand(call);
        String stack = call.stackName();
        Session session = Session.of(call);
        Optional<Integer> index = index(call);
        try (Host host = call.host()) {
            String container =
                    Chosen.of(index, service, host.observe(stack), host).running();
            return session.leavable(
                    container + " goes on running", () -> host.processes().attach(container, session.streams()));
        }
    }
}
