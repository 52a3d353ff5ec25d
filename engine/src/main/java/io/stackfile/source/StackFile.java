package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemException;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Source;
import io.stackfile.schema.SourceText;
import io.stackfile.schema.YamlTree;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of services.
 *
 * @param path absolute
 * @param shown the path as it was typed, for messages
 */
record StackFile(Path path, String shown) {
    StackFile {
        path = path.toAbsolutePath().normalize();
    }

    Path folder() {
        return java.util.Objects.requireNonNullElse(path.getParent(), path);
    }

    StackFile sibling(String name) {
        return new StackFile(
                path.resolveSibling(name), Path.of(shown).resolveSibling(name).toString());
    }

    /** Its documents that are not empty. Throws {@link ProblemException} when there is no tree at all to go on with. */
    List<Node.Mapping> documents(Problems problems) {
        return documents(SourceText.read(path, shown), problems, true);
    }

    /** {@code alone} when there are no others, so that it must not be empty. */
    static List<Node.Mapping> documents(Source source, Problems problems, boolean alone) {
        Problems own = new Problems();
        List<Node.Mapping> documents = YamlTree.mappings(source, own, alone);
        own.all().forEach(problems::add);
        if (documents.isEmpty() && own.hasErrors()) {
            throw new ProblemException(problems.all());
        }
        return documents;
    }
}
