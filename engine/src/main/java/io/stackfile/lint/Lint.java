package io.stackfile.lint;

import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problem;
import io.stackfile.schema.Problems;
import io.stackfile.source.CheckedFile;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Looks at a stack by all rules. */
public final class Lint {
    private Lint() {}

    /** The names of all rules. */
    public static List<String> rules() {
        return Rules.NAMES;
    }

    /**
     * What the rules find, in the order of the file.
     *
     * @param memory what the host has, when there is a host
     * @throws io.stackfile.schema.ProblemException when the file allows what is no rule
     */
    public static List<Finding> of(CheckedFile file, Stack stack, OptionalLong memory) {
        Problems problems = new Problems();
        Findings findings = new Findings(Allowed.of(file, problems));
        problems.throwIfErrors();
        Written written = Written.of(file);
        for (Service service : stack.services()) {
            if (written.service(service.name()) instanceof Node.Mapping mapping) {
                Subject subject = new Subject(stack, service, mapping, written, memory);
                for (Rule rule : Rules.ALL) {
                    findings.of(rule, subject);
                    rule.look(subject, findings);
                }
            }
        }
        return sorted(findings.all());
    }

    /** The same together with what the reading of the file warned of, in the order of the file. */
    public static List<Finding> with(List<Problem> warnings, List<Finding> findings) {
        return sorted(Stream.concat(warnings.stream().map(warning -> new Finding("", warning, true)), findings.stream())
                .toList());
    }

    /** Whether a rule has to know the memory of the host. */
    public static boolean wantsMemory(Stack stack) {
        return stack.services().stream()
                .map(service -> service.settings().limits().memory())
                .anyMatch(memory ->
                        memory.limit().isPresent() || memory.reservation().isPresent());
    }

    private static List<Finding> sorted(List<Finding> findings) {
        List<String> files = findings.stream().map(Lint::fileOf).distinct().toList();
        return findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> files.indexOf(fileOf(finding)))
                        .thenComparing(Lint::at))
                .toList();
    }

    private static Position at(Finding finding) {
        return finding.problem().at();
    }

    private static String fileOf(Finding finding) {
        return at(finding).source().name();
    }
}
