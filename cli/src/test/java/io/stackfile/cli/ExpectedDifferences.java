package io.stackfile.cli;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SourceText;
import io.stackfile.schema.YamlTree;
import java.nio.file.Path;
import java.util.List;

/** The kinds of difference to {@code docker compose config} that are there for a reason. */
final class ExpectedDifferences {
    private static final Path FILE = Ran.ROOT.resolve("cli/src/test/resources/compose-config-differences.yaml");

    private ExpectedDifferences() {}

    /** One kind, with the reason for it; {@code where} holds regular expressions. */
    record Kind(String name, String reason, List<Difference> where) {
        boolean covers(Difference difference) {
            return where.stream()
                    .anyMatch(pattern -> difference.path().matches(pattern.path())
                            && difference.compose().matches(pattern.compose())
                            && difference.stack().matches(pattern.stack()));
        }
    }

    static List<Kind> read() {
        Problems problems = new Problems();
        Node file =
                YamlTree.read(SourceText.read(FILE, FILE.toString()), problems).orElseThrow();
        problems.throwIfErrors();
        return items(file).stream()
                .map(kind -> new Kind(
                        text(kind, "kind"),
                        text(kind, "reason"),
                        items(kind.get("where").orElseThrow()).stream()
                                .map(where -> new Difference(
                                        text(where, "path"), text(where, "compose"), text(where, "stack")))
                                .toList()))
                .toList();
    }

    private static List<Node.Mapping> items(Node list) {
        return ((Node.Sequence) list)
                .items().stream().map(Node.Mapping.class::cast).toList();
    }

    private static String text(Node.Mapping mapping, String key) {
        return ((Node.Scalar) mapping.get(key).orElseThrow()).text();
    }
}
