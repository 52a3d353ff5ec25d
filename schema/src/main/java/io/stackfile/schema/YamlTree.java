package io.stackfile.schema;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML text to a {@link Node}, with everything that is wrong with the text as YAML. */
public final class YamlTree {
    private YamlTree() {}

    /** The tree, also when there are problems it could be read in spite of (a key written twice). */
    public static Optional<Node> read(Source source, Problems problems) {
        YamlComposer composer = new YamlComposer(source, problems);
        try {
            Optional<Node> root = composer.document();
            if (root.isEmpty()) {
                Position at = new Position(source, 1, 1);
                String cure = "write at least one service, such as web: {image: 'nginx:1.27'}";
                problems.add(new Problem(Problem.Severity.ERROR, at, "", "the file is empty", cure, 1));
            }
            return root;
        } catch (ProblemException unusable) {
            unusable.problems().forEach(problems::add);
        } catch (YamlEngineException mistake) {
            problems.add(YamlMistake.of(mistake, composer.reached()));
        }
        return Optional.empty();
    }

    /** The same for a file that must hold keys and values, as every file of services does. */
    public static Optional<Node.Mapping> readMapping(Source source, Problems problems) {
        Optional<Node> root = read(source, problems);
        if (root.isPresent() && !(root.get() instanceof Node.Mapping)) {
            boolean list = root.get() instanceof Node.Sequence;
            String what = "this is " + (list ? "a list" : "plain text") + ", not a set of services with their keys";
            problems.error(root.get(), "", what, "begin with a service's name, such as web: {image: 'nginx:1.27'}");
        }
        return root.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }
}
