package io.stackfile.lint;

import io.stackfile.schema.Node;
import java.util.Optional;

/** A secret that stays in the history of the image it helped to build. */
final class SecretInBuildArgument implements Rule {
    @Override
    public String name() {
        return "secret-in-build-argument";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        Optional<Node> arguments = subject.mapping()
                .get("build")
                .filter(Node.Mapping.class::isInstance)
                .flatMap(build -> ((Node.Mapping) build).get("args"));
        Subject.variables(arguments).stream()
                .filter(argument -> SecretNames.isOne(argument.name()))
                .forEach(argument -> findings.addHidden(
                        argument.at(),
                        "build.args." + argument.name(),
                        "whoever gets the image reads this argument in its history",
                        "give it as one of build.secrets, and read it in the Dockerfile with RUN --mount=type=secret"));
    }
}
