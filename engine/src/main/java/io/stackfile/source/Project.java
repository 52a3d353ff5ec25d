package io.stackfile.source;

import io.stackfile.merge.Merge;
import io.stackfile.merge.Settled;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one folder's files, put one over the other: variables filled in, includes and extends resolved. */
final class Project {
    private static final Node.Mapping NOTHING = new Node.Mapping(new Position(new Source("", ""), 1, 1), Map.of());

    private final Loading loading;
    private final Folder folder;
    private final Values values;
    private final List<StackFile> trail;

    /** {@code trail} are the files by which one comes here. */
    Project(Loading loading, Folder folder, Values values, List<StackFile> trail) {
        this.loading = loading;
        this.folder = folder;
        this.values = values;
        this.trail = List.copyOf(trail);
    }

    /** One document of all, or nothing where there is none. */
    Optional<Document> read(List<Node.Mapping> documents) {
        Extends extending = new Extends(loading, values);
        List<Document> all = new ArrayList<>();
        Node.Mapping services = NOTHING;
        for (Document filled : loading.filled(documents, values)) {
            Document whole = extending.in(included(filled), folder, services);
            services = documents.size() > 1 ? joined(services, whole.services()) : services;
            all.add(whole);
        }
        return merged(all, loading).map(document -> document.with(Settled.of(document.tree())));
    }

    private static Node.Mapping joined(Node.Mapping earlier, Node.Mapping later) {
        Map<String, Node.Entry> both = new LinkedHashMap<>(earlier.entries());
        both.putAll(later.entries());
        return new Node.Mapping(later.at(), both);
    }

    /** With what it includes; its own words go before theirs. */
    private Document included(Document document) {
        if (document.dialect() == Dialect.STACKFILE) {
            return document;
        }
        Node.Mapping own = document.tree();
        return new Include(loading, folder, values, trail)
                .of(own)
                .map(included ->
                        merge(Dialect.COMPOSE).documents(included, Trees.without(own, "include"), Dialect.COMPOSE))
                .map(tree -> new Document(tree, Dialect.COMPOSE))
                .orElse(document);
    }

    private Merge merge(Dialect dialect) {
        return new Merge(dialect, loading.problems(), loading.provenance());
    }

    static Optional<Document> merged(List<Document> documents, Loading loading) {
        return documents.stream().reduce((base, over) -> {
            Dialect dialect = base.dialect();
            Merge merge = new Merge(dialect, loading.problems(), loading.provenance());
            return new Document(merge.documents(base.tree(), over.tree(), dialect), dialect);
        });
    }
}
