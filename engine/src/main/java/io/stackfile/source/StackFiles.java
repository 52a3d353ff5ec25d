package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SchemaCheck;
import io.stackfile.schema.Source;
import io.stackfile.schema.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files of one stack, found and waiting to be read into one tree. */
public final class StackFiles {
    private static final String INPUT = "-";

    private final FileChoice choice;
    private final List<StackFile> files;
    private final Variables variables;
    private final Problems problems;
    private @Nullable List<Node.Mapping> documents;

    private StackFiles(FileChoice choice, List<StackFile> files, Variables variables, Problems problems) {
        this.choice = choice;
        this.files = List.copyOf(files);
        this.variables = variables;
        this.problems = problems;
    }

    /** Nothing where no file is named and none of the known names is there. Throws {@link ProblemException}. */
    public static Optional<StackFiles> find(FileChoice choice, Values values) {
        Problems problems = new Problems();
        EnvFileChoice envFiles = new EnvFileChoice(choice, values, problems);
        List<StackFile> files = new FileSearch(choice, envFiles.here()).files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Variables variables = envFiles.beside(files.get(0));
        problems.throwIfErrors();
        return Optional.of(new StackFiles(choice, files, variables, problems));
    }

    /** The whole way to a checked tree. Throws {@link ProblemException} when there is no tree at all to go on with. */
    public CheckedFile read() {
        return read(variables, Optional.empty(), MissingValues::report);
    }

    /** The same for who needs no more of it: nobody is asked for what only the rest leaves open. */
    public CheckedFile read(Part part) {
        Set<String> wanted = new HashSet<>();
        Values asking = variables;
        try {
            read(Values.asking(Set.of(), variables), Optional.of(part), (missing, found) -> {
                wanted.addAll(missing.placeholders());
                missing.silence(found);
            });
            asking = Values.asking(wanted, variables);
        } catch (ProblemException unreadableWithoutThem) {
            // The name of a file that is included, say: whatever is asked for may be part of it.
        }
        return read(asking, Optional.of(part), MissingValues::report);
    }

    /** The whole where placeholders may stay as they are written: nobody is asked, nothing is said of what is wrong for want of values. */
    public CheckedFile readWithGaps() {
        return read(Values.asking(Set.of(), variables), Optional.empty(), MissingValues::silence);
    }

    /** The same for a part. */
    public CheckedFile readWithGaps(Part part) {
        return read(Values.asking(Set.of(), variables), Optional.of(part), MissingValues::silence);
    }

    private CheckedFile read(Values values, Optional<Part> part, BiConsumer<MissingValues, Problems> gaps) {
        List<Node.Mapping> documents = documents();
        Problems found = problems.copy();
        Loading loading = new Loading(found);
        Path first = files.get(0).path();
        String name = name(documents, found, values);
        variables.with("COMPOSE_PROJECT_NAME", name, "the stack's name");
        variables.with("STACK_NETWORK", new StackNetwork(documents, values).of(name), "the stack's network");
        Folder folder = Folder.of(files.get(0));
        Document whole = new Project(loading, folder, values, files)
                .read(documents)
                .orElseThrow(() -> new ProblemException(found.all()));
        part.ifPresent(its -> loading.missing().forget(its.unwanted(whole), found));
        gaps.accept(loading.missing(), found);
        SchemaCheck.check(whole.tree(), whole.dialect(), found);
        found.throwIfFull();
        Profiles profiles = Profiles.of(whole.services(), profiles(), choice.services(), found);
        Document active = named(whole.withServices(profiles.activeServices()), name);
        Document chosen = part.map(its -> its.of(active)).orElse(active);
        return EnvFiles.fold(new CheckedFile(
                name,
                first,
                chosen.dialect(),
                chosen.tree(),
                values,
                loading.secrets(),
                found,
                profiles.inactive(),
                loading.provenance()));
    }

    /** Where a file says a name, it is the one that counts. */
    private static Document named(Document document, String name) {
        return document.dialect() == Dialect.STACKFILE
                ? document
                : document.with(Trees.changed(
                        document.tree(),
                        "name",
                        written -> written instanceof Node.Scalar scalar ? scalar.withText(name) : written));
    }

    /** The first file as it is written, with nothing filled in. Throws {@link ProblemException}. */
    public Node.Mapping written() {
        Problems own = new Problems();
        List<Node.Mapping> all = StackFile.documents(source(files.get(0)), own, true);
        if (all.size() > 1) {
            own.error(all.get(1), "", "a second document begins here", "keep one document in the file");
        }
        own.throwIfErrors();
        return all.get(0);
    }

    /** The stack's name alone, for commands that need no values: asks for none, and minds nothing else in the files. */
    public String name() {
        if (choice.name().isPresent()) {
            return choice.name().get();
        }
        Problems own = new Problems();
        String name = name(documents(), own, Values.withoutPlaceholders(variables));
        own.throwIfErrors();
        return name;
    }

    private String name(List<Node.Mapping> all, Problems found, Values values) {
        Optional<Node.Entry> written = Document.of(all, new Problems()).stream()
                .filter(document -> document.dialect() == Dialect.COMPOSE)
                .flatMap(document ->
                        Optional.ofNullable(document.tree().entries().get("name")).stream())
                .reduce((earlier, later) -> later);
        Node.Mapping top = new Node.Mapping(
                all.isEmpty() ? beginning() : all.get(0).at(),
                written.map(entry -> Map.of("name", entry)).orElse(Map.of()));
        MissingValues missing = new MissingValues();
        Problems own = new Problems();
        Node.Mapping filled = new Substitution(values, own, new Provenance(), missing).fill(top, Dialect.COMPOSE);
        Optional<String> given = choice.name()
                .or(() -> values.variable("COMPOSE_PROJECT_NAME")
                        .filter(name -> !name.isEmpty())
                        .map(name -> checked(name, values.origin("COMPOSE_PROJECT_NAME"))));
        if (given.isEmpty()) {
            missing.report(own);
        }
        String name = StackName.of(given, filled, files.get(0).path(), own);
        own.all().stream().filter(Problem::isError).forEach(found::add);
        return name;
    }

    private String checked(String name, String from) {
        if (StackName.isValid(name)) {
            return name;
        }
        throw new ProblemException(List.of(new Problem(
                Problem.Severity.ERROR,
                beginning(),
                "",
                "COMPOSE_PROJECT_NAME is '" + name + "' (" + from + "), which is not a name for a stack",
                "write it in a-z, 0-9, - and _",
                1)));
    }

    private Position beginning() {
        return new Position(new Source(files.get(0).shown(), ""), 1, 1);
    }

    private List<String> profiles() {
        return choice.profiles().isEmpty()
                ? List.of(variables.variable("COMPOSE_PROFILES").orElse("").split("\\s*,\\s*"))
                : choice.profiles();
    }

    private List<Node.Mapping> documents() {
        if (documents == null) {
            List<Node.Mapping> all = new ArrayList<>();
            for (StackFile file : files) {
                all.addAll(StackFile.documents(source(file), problems, all.isEmpty()));
            }
            documents = all;
        }
        return documents;
    }

    private Source source(StackFile file) {
        if (!file.path().equals(choice.folder().resolve(INPUT))) {
            return SourceText.read(file.path(), file.shown());
        }
        try (InputStream input = choice.input().get()) {
            return SourceText.read(input, file.shown());
        } catch (IOException e) {
            throw new ProblemException(List.of(new Problem(
                    Problem.Severity.ERROR, beginning(), "", "the input cannot be read", "name a file", 1)));
        }
    }

    /** The paths of all files, the first one first. */
    public List<Path> paths() {
        return files.stream().map(StackFile::path).toList();
    }
}
