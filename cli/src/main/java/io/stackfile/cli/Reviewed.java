package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PlanRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A plan that somebody has looked at: that is done, or nothing. {@code shown} is what the file is called. */
record Reviewed(PlanFile file, String shown) {
    /** What stands in the plan already, or is no part of one. */
    static final List<String> SAID =
            List.of("--file", "--env-file", "--name", "--profile", "--host", "--private", "--sync");

    /** What gets images anew. */
    static final List<String> UNSAID = List.of("--build", "--pull", "--ship");

    /** Nothing that is said with it may change what it says. */
    static void check(Call call) {
        SAID.stream().filter(call::has).findFirst().ifPresent(option -> {
            throw new UsageException("the plan says what " + option + " says; leave it out");
        });
        UNSAID.stream().filter(call::has).findFirst().ifPresent(option -> {
            throw new UsageException("a plan has nothing to do with " + option + "; give one of the two");
        });
        if (!call.positionals().isEmpty()) {
            throw new UsageException(
                    "the plan says which file and which services; leave out " + String.join(" ", call.positionals()));
        }
    }

    /** Before anything is done. */
    void check(Forecast now, String host) {
        if (!file.host().equals(host)) {
            throw new UsageException(shown + " is a plan for " + file.stack() + " on " + file.host()
                    + ", and what would be changed is on " + host + "; make it again, with --host");
        }
        List<String> differences = new ArrayList<>(file.record().differences(now.record()));
        if (!file.copies().equals(now.copiesText())) {
            differences.add("copies: " + now.copiesText());
        }
        refuse(differences, "nothing was done");
    }

    /** Once more when nobody else can change anything any more. */
    void check(Stack stack, Observed observed, Plan plan, Set<String> services) {
        PlanRecord now = PlanRecord.of(stack, observed, services, List.of(), plan);
        refuse(file.record().withoutFirst().differences(now), "no container was touched");
    }

    private void refuse(List<String> differences, String done) {
        if (!differences.isEmpty()) {
            throw new HostException(shown + " is not what 'up' would do now:\n    " + String.join("\n    ", differences)
                    + "\n" + done + "; look at it anew: stack plan --out " + shown);
        }
    }
}
