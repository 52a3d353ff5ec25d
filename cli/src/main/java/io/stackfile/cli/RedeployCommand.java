package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Redeployment;
import io.stackfile.sync.BindPathsThere.Copies;
import java.util.List;

/** {@code stack redeploy}. */
final class RedeployCommand extends Command {
    RedeployCommand() {
        super(
                "redeploy",
                "[FILE] SERVICE... [OPTIONS]",
                "Replace a service's containers by the same ones with the newest image.",
                "Fetches the image, or builds it where the file only says how, and when it is another one, replaces the service's"
                        + " containers as an update does: the new one proves itself, or all is as before. There are as many as"
                        + " before, and other services keep their images.",
                "When the file says something else by now than what the containers were made from, nothing is done: 'stack up' follows"
                        + " the file. 'stack restart' starts containers again as they are.");
        file().fill().hosts();
        privately();
        flag("--force", "Replace them even when the image is not newer.");
        flag("--keep-going", "When it fails, leave what has been done and do not go back.");
        waitLock();
        flag("-y --yes", "Do not ask.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        if (call.services().isEmpty()) {
            throw new UsageException(
                    "which service? Write: stack redeploy [FILE] SERVICE; for all of them: stack up --pull");
        }
        try (DockerHost host = call.host()) {
            long begin = System.nanoTime();
            Stack stack = call.wantedStack(Copies.of(false));
            Redeployment redeployment = new Redeployment(stack, call.services(), call.has("--force"));
            check(call, redeployment, host.observe(stack.name()), host);
            Deployment images = new Deployment(call, host);
            if (!images.run(redeployment.images(host.name())).isSuccess()) {
                return images.exitCode();
            }
            try (Turn turn = new Turn(call, host, stack.name())) {
                return replace(call, redeployment, host, turn, begin);
            }
        }
    }

    private static void check(Call call, Redeployment redeployment, Observed observed, DockerHost host) {
        List<String> missing = redeployment.missing(observed);
        if (!missing.isEmpty()) {
            throw new HostException("there is no container of " + String.join(", ", missing) + " on " + host.name()
                    + " to redeploy; 'stack up " + String.join(" ", missing) + "' makes what the file asks for");
        }
        List<String> differences = redeployment.differences(observed);
        if (!differences.isEmpty()) {
            throw new HostException("the file says something else by now, and nothing was done; 'stack up --pull "
                    + String.join(" ", call.services()) + "' follows it, with the newest images\n    "
                    + String.join("\n    ", differences));
        }
    }

    private static int replace(Call call, Redeployment redeployment, DockerHost host, Turn turn, long begin) {
        Stack stack = redeployment.stack();
        Observed observed = turn.begin();
        check(call, redeployment, observed, host);
        LocalImages local = call.localImages(host);
        Plan plan = redeployment.plan(observed, local, call.wish(stack).occasion(), host.name());
        if (plan.isEmpty()) {
            call.terminal()
                    .say(String.join(", ", call.services())
                            + " has the newest image; nothing to do; --force replaces its containers all the same");
            return ExitCode.DONE;
        }
        Conclusion conclusion = new Conclusion(call, stack, call.services(), host, begin);
        return new Undertaking(call, stack, host, turn, observed, Entrance.of(host, stack.name(), observed), conclusion)
                .carryOut(plan, () -> {});
    }
}
