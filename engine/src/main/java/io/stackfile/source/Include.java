package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that a compose file includes, each read as a stack of its own: with its own folder and its own env file. */
final class Include {
    private static final String INCLUDE = "include";
    private static final int DEEPEST = 50;
    private static final List<String> SECTIONS =
            List.of("services", "networks", "volumes", "configs", "secrets", "models");

    private final Loading loading;
    private final Folder folder;
    private final Values values;
    private final List<StackFile> trail;

    Include(Loading loading, Folder folder, Values values, List<StackFile> trail) {
        this.loading = loading;
        this.folder = folder;
        this.values = values;
        this.trail = trail;
    }

    /** All that a document includes, as one; nothing where it includes nothing, or what it says is no list of files. */
    Optional<Node.Mapping> of(Node.Mapping document) {
        Optional<Node> written = document.get(INCLUDE);
        if (written.isEmpty() || !(written.get() instanceof Node.Sequence list)) {
            return Optional.empty();
        }
        Node.Mapping all = new Node.Mapping(document.at(), Map.of());
        for (Node item : list.items()) {
            List<Node.Scalar> paths =
                    texts(item instanceof Node.Mapping mapping ? mapping.get("path") : Optional.of(item));
            if (!paths.isEmpty()) {
                all = joined(all, project(item, paths));
            }
        }
        return Optional.of(all);
    }

    private Node.Mapping project(Node item, List<Node.Scalar> paths) {
        List<StackFile> files = paths.stream().map(this::file).toList();
        Folder own = own(item, files.get(0));
        List<StackFile> further = new ArrayList<>(trail);
        further.addAll(files);
        List<Node.Mapping> documents = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            refuseCircle(paths.get(i), files.get(i));
            loading.documents(files.get(i), paths.get(i), INCLUDE).ifPresent(documents::addAll);
        }
        Optional<Document> read = new Project(loading, own, own(item, own), further).read(documents);
        return read.map(document -> document.asCompose().tree())
                .map(tree -> Trees.without(tree, "name", "version"))
                .map(tree -> RebasedPaths.ofFile(tree, own.path(), folder.path()))
                .orElse(new Node.Mapping(item.at(), Map.of()));
    }

    private StackFile file(Node.Scalar written) {
        return folder.file(written.text(), values)
                .orElseThrow(() -> Loading.refused(
                        written, INCLUDE, "'" + written.text() + "' is no path of a file", "name a file"));
    }

    private void refuseCircle(Node.Scalar written, StackFile file) {
        List<Path> paths = trail.stream().map(StackFile::path).toList();
        int before = paths.indexOf(file.path());
        if (before >= 0) {
            List<String> names = new ArrayList<>(trail.subList(before, trail.size()).stream()
                    .map(StackFile::shown)
                    .toList());
            names.add(file.shown());
            throw Loading.refused(
                    written,
                    INCLUDE,
                    "these files include each other: " + String.join(" → ", names),
                    "take one of them out");
        }
        if (trail.size() > DEEPEST) {
            throw Loading.refused(
                    written,
                    INCLUDE,
                    "more than " + DEEPEST + " files include one the other",
                    "include them from one file");
        }
    }

    /** The folder that paths in the file start from. */
    private Folder own(Node item, StackFile first) {
        List<Node.Scalar> given =
                texts(item instanceof Node.Mapping mapping ? mapping.get("project_directory") : Optional.empty());
        return given.isEmpty()
                ? Folder.of(first)
                : folder.file(given.get(0).text(), values)
                        .map(found -> new Folder(found.path(), found.shown()))
                        .orElse(folder);
    }

    private Values own(Node item, Folder own) {
        List<Node.Scalar> given =
                texts(item instanceof Node.Mapping mapping ? mapping.get("env_file") : Optional.empty());
        List<Variables.File> files = new ArrayList<>();
        for (Node.Scalar written : given) {
            StackFile file = file(written);
            if (!Files.exists(file.path()) || Files.isDirectory(file.path())) {
                throw Loading.refused(
                        written, INCLUDE, "there is no file '" + written.text() + "'", "name one that is there");
            }
            files.add(new Variables.File(file.path(), file.shown()));
        }
        if (given.isEmpty() && !own.path().equals(folder.path())) {
            Variables.File usual = Variables.File.in(own);
            if (Files.isRegularFile(usual.path())) {
                files.add(usual);
            }
        }
        return files.isEmpty() ? values : Variables.of(values, files, loading.problems());
    }

    private static List<Node.Scalar> texts(Optional<Node> written) {
        List<Node> items = written.map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
                .orElse(List.of());
        return items.stream()
                .filter(item -> item instanceof Node.Scalar scalar && !scalar.isNull())
                .map(Node.Scalar.class::cast)
                .toList();
    }

    /** Two included files may say the same of a thing, not different things. */
    private Node.Mapping joined(Node.Mapping first, Node.Mapping second) {
        Map<String, Node.Entry> all = new LinkedHashMap<>(first.entries());
        second.all().forEach(entry -> {
            Node.Entry earlier = all.putIfAbsent(entry.name(), entry);
            if (earlier != null
                    && SECTIONS.contains(entry.name())
                    && earlier.value() instanceof Node.Mapping one
                    && entry.value() instanceof Node.Mapping other) {
                all.put(entry.name(), earlier.with(sections(entry.name(), one, other)));
            }
        });
        return new Node.Mapping(first.at(), all);
    }

    private Node.Mapping sections(String section, Node.Mapping first, Node.Mapping second) {
        Map<String, Node.Entry> all = new LinkedHashMap<>(first.entries());
        second.all().forEach(entry -> {
            Node.Entry earlier = all.putIfAbsent(entry.name(), entry);
            if (earlier != null && !areSame(earlier, entry)) {
                String what = "'" + entry.name() + "' is included from another file too, and is different there ("
                        + earlier.key().at() + ")";
                loading.problems()
                        .error(entry.key(), section + "." + entry.name(), what, "give it another name in one of them");
            }
        });
        return new Node.Mapping(first.at(), all);
    }

    private static boolean areSame(Node.Entry one, Node.Entry other) {
        return one.equals(other) || YamlText.of(one.value()).equals(YamlText.of(other.value()));
    }
}
