package io.stackfile.reader;

import io.stackfile.model.Declared;
import io.stackfile.model.Mount;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problem;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Source;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Volumes as a command line gives them, in the words of a Stackfile. */
public final class MountText {
    private MountText() {}

    /** Relative to a folder. Throws {@link IllegalArgumentException} with what is wrong and what to write instead. */
    public static List<Mount> read(List<String> written, Path folder, BindPaths paths) {
        Position nowhere = new Position(new Source("", ""), 1, 1);
        Node.Scalar key = new Node.Scalar(nowhere, "volumes", Node.Type.TEXT, false);
        List<Node> items = written.stream()
                .<Node>map(text -> new Node.Scalar(nowhere, text, Node.Type.TEXT, true))
                .toList();
        Node.Mapping service =
                new Node.Mapping(nowhere, Map.of("volumes", new Node.Entry(key, new Node.Sequence(nowhere, items))));
        Problems problems = new Problems();
        CheckedFile file = new CheckedFile(
                "",
                folder.toAbsolutePath().resolve("-"),
                Dialect.STACKFILE,
                service,
                Values.of(Map.of(), Map.of()),
                List.of(),
                problems);
        List<Mount> mounts = new MountReader(new Keys(service, "", problems), file, paths, Declared.NOTHING).read();
        problems.all().stream().filter(Problem::isError).findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.what() + "; " + problem.cure());
        });
        return mounts;
    }
}
