package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Pushing;
import java.util.List;

/** {@code stack push}. */
final class PushCommand extends Command {
    PushCommand() {
        super(
                "push",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Send images to their registries.",
                "Those that the file says how to build, by the names that it gives them; with services named, the images of these,"
                        + " built or not. The machine that has them sends them, with the logins of this one: 'docker login' is"
                        + " enough.");
        file().fill().hosts();
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        Pushing pushing = new Pushing(call.stack().stack(), call.services(), false);
        try (Host host = call.host()) {
            return push(call, pushing, host);
        }
    }

    static int push(Call call, Pushing pushing, Host host) {
        List<String> leftOut = pushing.leftOut();
        leftOut.forEach(call::warn);
        Plan plan = Planner.push(pushing, host.name());
        if (plan.isEmpty()) {
            call.terminal().say(plan.summary());
            return leftOut.isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
        }
        Deployment deployment = new Deployment(call, host);
        deployment.run(plan);
        return deployment.exitCode();
    }
}
