package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.preflight.Finding;
import io.stackfile.preflight.Preflight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a host is ready for a plan; looked at before anything is done. */
record Readiness(List<Finding> findings) {
    static Readiness of(Stack stack, Plan plan, DockerHost host) {
        if (!Preflight.isWorthwhile(plan)) {
            return new Readiness(List.of());
        }
        List<Finding> findings = new ArrayList<>(Preflight.of(stack, plan, host.site(Preflight.there(plan))));
        findings.addAll(FoldersThere.findings(Preflight.starting(stack, plan), host));
        return new Readiness(findings);
    }

    /** Says what may go wrong, and throws with all that will. */
    void demand(Terminal terminal, String host) {
        findings.stream().filter(finding -> !finding.stops()).forEach(finding -> terminal.say("warning: " + finding));
        String problems = findings.stream()
                .filter(Finding::stops)
                .map(finding -> "\n    " + finding)
                .collect(Collectors.joining());
        if (!problems.isEmpty()) {
            throw new HostException(host + " is not ready for this, and nothing was done" + problems);
        }
    }

    /** Below a plan. */
    void show(Terminal terminal) {
        if (!findings.isEmpty()) {
            boolean stops = findings.stream().anyMatch(Finding::stops);
            String heading = stops ? "The host is not ready for it:\n" : "The host may not be ready for it:\n";
            terminal.tell(findings.stream()
                    .map(finding -> "    " + (finding.stops() ? "" : "warning: ") + finding + "\n")
                    .collect(Collectors.joining("", heading, "")));
        }
    }

    void showAsJson(Terminal terminal) {
        findings.forEach(finding -> terminal.println(new JsonObject()
                .with("finding", finding.stops() ? "error" : "warning")
                .with("what", finding.what())
                .with("cure", finding.cure())
                .toString()));
    }
}
