package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SourceText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shell's variables, and behind them those of env files. */
final class Variables implements Values {
    /** An env file, and how people know it. */
    record File(Path path, String shown) {
        /** The one that is read when none is named. */
        static File in(Folder folder) {
            String shown = folder.shown().isEmpty()
                    ? ".env"
                    : Path.of(folder.shown(), ".env").toString();
            return new File(folder.path().resolve(".env"), shown);
        }
    }

    private record Given(String value, String from) {}

    private final Values before;
    private final Map<String, Given> own = new HashMap<>();

    private Variables(Values before) {
        this.before = before;
    }

    /** A later file goes before an earlier one. */
    static Variables of(Values before, List<File> files, Problems problems) {
        Variables variables = new Variables(before);
        KnownVariables known = new KnownVariables(before);
        Substitution substitution = Substitution.ofVariables(known, problems, new Provenance());
        files.forEach(file -> variables.read(file, substitution, known, problems));
        return variables;
    }

    private void read(File file, Substitution substitution, KnownVariables known, Problems problems) {
        try {
            EnvFile text = new EnvFile(SourceText.read(file.path(), file.shown()), false);
            text.report(problems);
            text.variables(substitution, known).values().forEach(this::add);
        } catch (ProblemException notText) {
            notText.problems().forEach(problems::add);
        }
    }

    private void add(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar value && !value.isNull()) {
            String from =
                    entry.key().at().source().name() + ":" + entry.key().at().line();
            own.put(entry.name(), new Given(value.text(), from));
        }
    }

    /** The same with a variable more, unless it has a value already. */
    Variables with(String name, String value, String from) {
        own.putIfAbsent(name, new Given(value, from));
        return this;
    }

    @Override
    public Optional<String> variable(String name) {
        return before.variable(name).or(() -> Optional.ofNullable(own.get(name)).map(Given::value));
    }

    @Override
    public String origin(String name) {
        Given given = own.get(name);
        return before.variable(name).isPresent() || given == null ? before.origin(name) : given.from();
    }

    @Override
    public Optional<String> placeholder(String name) {
        return before.placeholder(name);
    }

    @Override
    public Optional<String> given(String placeholder) {
        return before.given(placeholder);
    }
}
