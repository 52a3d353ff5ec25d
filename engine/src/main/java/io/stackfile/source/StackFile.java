package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SchemaCheck;
import io.stackfile.schema.Source;
import io.stackfile.schema.SourceText;
import io.stackfile.schema.YamlTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file on disk and the name its stack is given, if any.
 *
 * @param shown the path as it was typed, for messages
 */
public record StackFile(Path file, String shown, Optional<String> givenName) {
    public StackFile {
        file = file.toAbsolutePath().normalize();
    }

    /** The whole way to a checked tree. Throws {@link ProblemException} when there is no tree at all to go on with. */
    public CheckedFile read(Values values) {
        Problems problems = new Problems();
        Node.Mapping written = document(problems);
        Dialect dialect = Dialect.of(written);
        Substitution substitution = new Substitution(values, problems);
        Node.Mapping filled = substitution.fill(written, dialect == Dialect.STACKFILE ? "services" : "");
        String name = StackName.of(givenName, named(filled, dialect), file, problems);
        SchemaCheck.check(filled, dialect, problems);
        CheckedFile checked = new CheckedFile(name, file, dialect, filled, values, substitution.secrets(), problems);
        return EnvFiles.fold(checked);
    }

    /** The stack's name alone, for commands that need no values: asks for none, and minds nothing else in the file. */
    public String name(Values shell) {
        if (givenName.isPresent()) {
            return givenName.get();
        }
        Problems problems = new Problems();
        Node.Mapping document = document(problems);
        Node.Mapping written = named(document, Dialect.of(document));
        Map<String, Node.Entry> name = written.get("name").isPresent() ? Map.of("name", nameEntry(written)) : Map.of();
        Node.Mapping filled = new Substitution(shell, problems).fill(new Node.Mapping(written.at(), name), "");
        String found = StackName.of(givenName, filled, file, problems);
        problems.throwIfErrors();
        return found;
    }

    private static Node.Entry nameEntry(Node.Mapping document) {
        return java.util.Objects.requireNonNull(document.entries().get("name"));
    }

    /** In a Stackfile {@code name} is a service like any other. */
    private static Node.Mapping named(Node.Mapping document, Dialect dialect) {
        return dialect == Dialect.COMPOSE ? document : new Node.Mapping(document.at(), Map.of());
    }

    private Node.Mapping document(Problems problems) {
        Source source = SourceText.read(file, shown);
        Node root = YamlTree.read(source, problems).orElseThrow(() -> new ProblemException(problems.all()));
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new ProblemException(List.of(Problem.error(
                root,
                "",
                "a stack is a mapping of services, not a " + (root instanceof Node.Sequence ? "list" : "single value"),
                "write the name of a service, a colon, and its keys below it")));
    }
}
