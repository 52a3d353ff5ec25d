package io.stackfile.lint;

import java.util.List;

/** All rules, in the order in which docs/lint.md tells of them. */
final class Rules {
    static final List<Rule> ALL = List.of(
            Published.DATABASE,
            Published.NOTEBOOK,
            new NotebookWithoutAuthentication(),
            new PasswordInFile(),
            new PasswordIgnored(),
            new LatestDatabase(),
            new Privileged(),
            new EngineSocket(),
            new SecretInBuildArgument(),
            new HealthyWithoutHealthcheck(),
            new MemoryBeyondHost(),
            new LookAlike());

    static final List<String> NAMES = ALL.stream().map(Rule::name).toList();

    private Rules() {}
}
