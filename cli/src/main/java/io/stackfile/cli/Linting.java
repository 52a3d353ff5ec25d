package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.lint.Finding;
import io.stackfile.lint.Lint;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What lint has to say of a stack that is about to be deployed: one line, for whoever wants to know more. */
record Linting(Call call, Stack stack, List<Finding> found) {
    /** Throws when the file allows what is no rule. */
    static Linting of(Call call, Stack stack) {
        return new Linting(call, stack, Lint.of(call.checkedFile(), stack, OptionalLong.empty()));
    }

    void tell(DockerHost host) {
        List<Finding> all =
                Lint.wantsMemory(stack) ? Lint.of(call.checkedFile(), stack, OptionalLong.of(host.memory())) : found;
        if (!all.isEmpty()) {
            String rules = all.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
            call.warn("not wise: " + rules + "; 'stack lint' says where, why, and what to write instead");
        }
    }
}
