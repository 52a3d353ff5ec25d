package io.stackfile.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML text to a {@link Node}, with everything that is wrong with the text as YAML. */
public final class YamlTree {
    private static final int MOST_DOCUMENTS = 1000;

    private YamlTree() {}

    /**
     * The documents of a text in their order, without empty ones; also when there are problems they could be read in spite of (a
     * key written twice). None when the text is no YAML.
     */
    public static List<Node> documents(Source source, Problems problems) {
        YamlComposer composer = new YamlComposer(source, problems);
        List<Node> documents = new ArrayList<>();
        try {
            for (Optional<Node> one = composer.document(); one.isPresent(); one = composer.document()) {
                documents.add(one.get());
                if (documents.size() > MOST_DOCUMENTS) {
                    problems.error(one.get(), "", "the file has more than 1,000 documents", "write fewer");
                    return List.of();
                }
            }
            return documents;
        } catch (ProblemException unusable) {
            unusable.problems().forEach(problems::add);
        } catch (YamlEngineException mistake) {
            problems.add(YamlMistake.of(mistake, composer.reached()));
        }
        return List.of();
    }

    /** The only document of a text. */
    public static Optional<Node> read(Source source, Problems problems) {
        List<Node> documents = documents(source, problems);
        if (documents.isEmpty() && !problems.hasErrors()) {
            tellEmpty(source, problems);
        }
        if (documents.size() > 1) {
            problems.error(documents.get(1), "", "a second document begins here", "keep one document in the file");
        }
        return documents.stream().findFirst();
    }

    /** The same for a file that must hold keys and values, as every file of services does. */
    public static Optional<Node.Mapping> readMapping(Source source, Problems problems) {
        return read(source, problems).flatMap(root -> mapping(root, problems));
    }

    /** All documents that hold keys and values; the others are problems, and so is a text without any where there must be one. */
    public static List<Node.Mapping> mappings(Source source, Problems problems, boolean mustBeOne) {
        List<Node> documents = documents(source, problems);
        if (mustBeOne && documents.isEmpty() && !problems.hasErrors()) {
            tellEmpty(source, problems);
        }
        return documents.stream()
                .flatMap(document -> mapping(document, problems).stream())
                .toList();
    }

    private static void tellEmpty(Source source, Problems problems) {
        Position at = new Position(source, 1, 1);
        String cure = "write at least one service, such as web: {image: 'nginx:1.27'}";
        problems.add(new Problem(Problem.Severity.ERROR, at, "", "the file is empty", cure, 1));
    }

    private static Optional<Node.Mapping> mapping(Node root, Problems problems) {
        if (root instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        String what = "this is " + (root instanceof Node.Sequence ? "a list" : "plain text")
                + ", not a set of services with their keys";
        problems.error(root, "", what, "begin with a service's name, such as web: {image: 'nginx:1.27'}");
        return Optional.empty();
    }
}
