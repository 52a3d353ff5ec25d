package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Set;

/**
 * What {@code up} and its like end with when all steps are done: where each service answers, or what did not stay up after all.
 *
 * @param services those that it was about
 * @param begin when it began, by {@link System#nanoTime}
 */
record Conclusion(Call call, Stack stack, Set<String> services, DockerHost host, long begin) {
    /** {@code observed} is what there is in the end; the exit code. */
    int of(Observed observed) {
        String arrival = new Arrival(stack, observed, host).text((System.nanoTime() - begin) / 1e9);
        if (call.has("--attach")) {
            call.terminal().say(arrival.stripTrailing());
            return ExitCode.DONE;
        }
        if (hasEnded(observed)) {
            return ExitCode.FAILED;
        }
        if (!call.has("--json")) {
            call.terminal().tell(arrival);
            if (!call.has("--tunnel") && !new NotebookLinks(call, host).tell(services, observed)) {
                return hasEnded(host.observe(stack.name())) ? ExitCode.FAILED : ExitCode.DONE;
            }
        }
        return ExitCode.DONE;
    }

    /** Says so where something did not stay up. */
    boolean hasEnded(Observed observed) {
        List<String> ended = new Ended(services, observed, host).lines();
        ended.forEach(call.terminal()::say);
        return !ended.isEmpty();
    }
}
