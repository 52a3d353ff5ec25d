package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Pushing;
import java.util.Set;

/** {@code stack build} and {@code stack pull}: images alone. */
final class ImageCommand extends Command {
    private final Decision decision;

    private interface Decision {
        Plan plan(Stack stack, Set<String> services, String address);
    }

    private ImageCommand(String name, Decision decision, String summary, String description) {
        super(name, "[FILE] [SERVICE...] [OPTIONS]", summary, description);
        this.decision = decision;
        file().fill().hosts();
        json("Tell what happens as lines of JSON.");
    }

    static Command build() {
        ImageCommand build = new ImageCommand(
                "build",
                Planner::build,
                "Build the images that the file says how to build.",
                "The engine's own builder makes them, from the folders beside the file; .dockerignore is honoured. An image that"
                        + " is made FROM another one of the file comes after it, and what has nothing new stays as it is, which is"
                        + " said. With services named, only their images and what these are made from. The next 'up' replaces"
                        + " the containers whose image is another one now.");
        build.flag("--push", "Then send them to their registries; see 'stack push'.");
        return build;
    }

    static Command pull() {
        return new ImageCommand(
                "pull",
                Planner::pull,
                "Fetch the images that the file names.",
                "Images that the file only builds are left out. The next 'up' replaces the containers whose image is another one now.");
    }

    @Override
    int run(Call call) {
        Stack stack = call.stack().stack();
        try (Host host = call.host()) {
            Plan plan = decision.plan(stack, call.services(), host.name());
            if (plan.isEmpty()) {
                call.terminal().say(plan.summary());
                return ExitCode.DONE;
            }
            Built built = Built.before(plan, stack, host);
            Deployment deployment = new Deployment(call, host);
            boolean done = deployment.run(plan).isSuccess();
            built.tell(call, done);
            return done && call.has("--push")
                    ? PushCommand.push(call, new Pushing(stack, call.services(), true), host)
                    : deployment.exitCode();
        }
    }
}
