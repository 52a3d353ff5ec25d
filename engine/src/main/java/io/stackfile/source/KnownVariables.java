package io.stackfile.source;

import io.stackfile.schema.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a variable in an env file can be: the shell's, else the service's own, which grow while its files are read. */
final class KnownVariables implements Values {
    private final Values shell;
    private final Map<String, String> own = new HashMap<>();

    KnownVariables(Values shell) {
        this.shell = shell;
    }

    void add(String name, Node value) {
        if (value instanceof Node.Scalar scalar && !scalar.isNull()) {
            own.put(name, scalar.text());
        }
    }

    @Override
    public Optional<String> variable(String name) {
        return shell.variable(name).or(() -> Optional.ofNullable(own.get(name)));
    }

    @Override
    public String origin(String variable) {
        return shell.variable(variable).isPresent() ? shell.origin(variable) : "the lines above";
    }

    @Override
    public Optional<String> placeholder(String name) {
        return Optional.empty();
    }
}
