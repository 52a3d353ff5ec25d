package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Obstacle;
import io.stackfile.plan.OtherOccasions;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.preflight.Neighbours;
import java.util.List;

/** Makes a host look like a file: looked at first without the stack's lock, and done with what is there once it is held. */
record Rollout(Call call, Linting linting, DockerHost host, LocalImages local, Conclusion conclusion) {
    /** The exit code. */
    int run() {
        new OtherOccasions(stack(), conclusion.services())
                .lines(call.has("--pull"), call.has("--attach"))
                .forEach(call.terminal()::say);
        List<Obstacle> missing = missingNeighbours();
        Deployment deployment = new Deployment(call, host);
        if (missing.isEmpty() && !new FreshImages(call, stack(), host, local).have(conclusion.services(), deployment)) {
            return deployment.exitCode();
        }
        Observed observed = host.observe(stack().name());
        Plan plan = plan(observed, Entrance.of(host, stack(), observed), missing);
        if (plan.isEmpty()) {
            return nothingToDo(plan, observed);
        }
        Ready ready = Ready.of(call, stack(), host, plan);
        try (Turn turn = new Turn(call, host, stack().name())) {
            return run(turn, ready);
        }
    }

    /** The ingress is all stacks', so it has a turn of its own. */
    private int run(Turn turn, Ready ready) {
        Observed observed = turn.begin();
        try (IngressTurn ingress = IngressTurn.of(call, host, Entrance.of(host, stack(), observed))) {
            Entrance entrance = ingress.begin();
            Plan plan = plan(observed, entrance, missingNeighbours());
            if (plan.isEmpty()) {
                return nothingToDo(plan, observed);
            }
            call.reviewed().ifPresent(reviewed -> reviewed.check(stack(), observed, plan, conclusion.services()));
            return new Undertaking(call, stack(), host, turn, observed, entrance, conclusion)
                    .carryOut(plan, ready, () -> {
                        new MissingSources(stack(), host).tell(conclusion.services(), call.terminal());
                        linting.tell(host);
                    });
        }
    }

    private Stack stack() {
        return linting.stack();
    }

    private List<Obstacle> missingNeighbours() {
        return new Neighbours(stack(), conclusion.services()).missing(host);
    }

    private Plan plan(Observed observed, Entrance entrance, List<Obstacle> more) {
        return Planner.up(stack(), observed, local, call.wish(stack()), entrance, host.name())
                .obstructed(more);
    }

    private int nothingToDo(Plan plan, Observed observed) {
        call.terminal().say(plan.summary());
        return conclusion.of(observed);
    }
}
