package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all files of one stack have in common while they are read. */
final class Loading {
    private static final int MOST_FILES = 1000;

    private final Problems problems;
    private final Provenance provenance = new Provenance();
    private final MissingValues missing = new MissingValues();
    private final Set<Value> secrets = new LinkedHashSet<>();
    private final Map<Path, List<Node.Mapping>> read = new HashMap<>();
    private int files;

    Loading(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    Provenance provenance() {
        return provenance;
    }

    MissingValues missing() {
        return missing;
    }

    List<Value> secrets() {
        return List.copyOf(secrets);
    }

    /** Documents with everything filled in. */
    List<Document> filled(List<Node.Mapping> documents, Values values) {
        Substitution substitution = new Substitution(values, problems, provenance, missing);
        List<Document> filled = Document.of(documents, problems).stream()
                .map(document ->
                        new Document(substitution.fill(document.tree(), document.dialect()), document.dialect()))
                .toList();
        secrets.addAll(substitution.secrets());
        filled.forEach(document -> provenance.hide(document.tree(), substitution.secrets()));
        return filled;
    }

    /** A file that another one names at that place, read once however often it is named; nothing where there is none. */
    Optional<List<Node.Mapping>> documents(StackFile file, Node namedAt, String where) {
        if (++files > MOST_FILES) {
            throw refused(namedAt, where, "more than 1,000 files are read by now", "name fewer");
        }
        List<Node.Mapping> known = read.get(file.path());
        if (known == null) {
            if (!Files.isRegularFile(file.path())) {
                problems.error(namedAt, where, "there is no file '" + file.shown() + "'", "name one that is there");
                return Optional.empty();
            }
            known = file.documents(problems);
            read.put(file.path(), known);
        }
        return Optional.of(known);
    }

    static ProblemException refused(Node at, String where, String what, String cure) {
        return new ProblemException(List.of(Problem.error(at, where, what, cure)));
    }
}
