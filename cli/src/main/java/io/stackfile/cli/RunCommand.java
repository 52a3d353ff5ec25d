package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.sync.BindPathsThere.Copies;

/** {@code stack run}. */
final class RunCommand extends InsideCommand {
    RunCommand() {
        super(
                "run",
                "[FILE] SERVICE [OPTIONS] [--] [ARGS...]",
                "Run a service once, in a container of its own.",
                "On the stack's network, after what the service needs has started, with its volumes, variables and links; ARGS take the"
                        + " place of its command. No ports are published, and the container is removed when it has ended. Its"
                        + " exit code is this command's; Ctrl-C goes to it, and the third in a row kills it.");
        file().fill().host();
        process();
        values("-v --volume", "VOLUME", "One more volume: name:/data, /host/path:/data:ro.");
        value("--entrypoint", "PROGRAM", "In place of the entrypoint; ARGS are its arguments.");
        sync();
        flag("--service-ports", "Publish the service's ports.");
        flag("--no-deps", "Start nothing else first.");
        flag("--keep", "Keep the container when it has ended.");
        value("--container", "NAME", "What the container is called: STACK-SERVICE-run-1 and so on without it.");
        terminal();
        flag("-d --detach", "Start it, print its name and do not wait for it.");
        waitLock();
    }

    @Override
    int run(Call call) {
        call.service();
        Stack stack = call.stack(Copies.of(call.has("--sync"))).stack();
        Session session = Session.of(call);
        try (DockerHost host = call.host()) {
            return new Errand(call, host, stack, session)
                    .run(OneOffService.of(call, stack, session).running());
        }
    }
}
