package io.stackfile.source;

import io.stackfile.merge.Merge;
import io.stackfile.merge.Settled;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services that begin with the keys of another one, of the same file or of another. */
final class Extends {
    private static final String EXTENDS = "extends";
    private static final int LONGEST = 50;

    private final Loading loading;
    private final Problems problems;
    private final Values values;
    private final Map<Path, Home> files = new HashMap<>();
    private final Set<Set<Step>> circles = new HashSet<>();
    private boolean failed;

    Extends(Loading loading, Values values) {
        this.loading = loading;
        this.problems = loading.problems();
        this.values = values;
    }

    /** Services that may name each other, and the folder that their paths start from. */
    private static final class Home {
        private final Node.Mapping services;
        private final Folder folder;
        private final Dialect dialect;
        private final Map<String, Node.Mapping> done = new HashMap<>();

        Home(Node.Mapping services, Folder folder, Dialect dialect) {
            this.services = services;
            this.folder = folder;
            this.dialect = dialect;
        }

        Optional<Node.Mapping> service(String name) {
            return services.get(name).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
        }
    }

    /** One step on the way from a service to the one it begins with. */
    private record Step(Home home, String service) {}

    /** What {@code extends} says. */
    private record Wanted(Node.Scalar service, Optional<Node.Scalar> file) {
        static Optional<Wanted> of(Node written) {
            if (written instanceof Node.Scalar name && !name.isNull()) {
                return Optional.of(new Wanted(name, Optional.empty()));
            }
            return written instanceof Node.Mapping mapping
                    ? text(mapping, "service").map(service -> new Wanted(service, text(mapping, "file")))
                    : Optional.empty();
        }

        private static Optional<Node.Scalar> text(Node.Mapping mapping, String key) {
            return mapping.get(key)
                    .filter(value -> value instanceof Node.Scalar scalar && !scalar.isNull())
                    .map(Node.Scalar.class::cast);
        }
    }

    /** {@code earlier} are the services of files before this one, which may be extended too. */
    Document in(Document document, Folder folder, Node.Mapping earlier) {
        Node.Mapping services = document.services();
        Map<String, Node.Entry> known = new LinkedHashMap<>(earlier.entries());
        known.putAll(services.entries());
        Home home = new Home(new Node.Mapping(services.at(), known), folder, document.dialect());
        Map<String, Node.Entry> extended = new LinkedHashMap<>(services.entries());
        extended.replaceAll((name, entry) -> extended(home, entry));
        return document.withServices(new Node.Mapping(services.at(), extended));
    }

    /** Of a service without its beginning nothing more is said. */
    private Node.Entry extended(Home home, Node.Entry entry) {
        if (!(entry.value() instanceof Node.Mapping service && service.entries().containsKey(EXTENDS))) {
            return entry;
        }
        failed = false;
        Node.Entry whole = entry.with(service(home, entry.name(), service, List.of()));
        if (failed) {
            problems.silence(entry.key().at());
        }
        return whole;
    }

    private Node.Mapping service(Home home, String name, Node.Mapping own, List<Step> way) {
        Optional<Wanted> wanted = own.get(EXTENDS).flatMap(Wanted::of);
        if (wanted.isEmpty()) {
            return own;
        }
        Node.Mapping known = home.done.get(name);
        if (known == null) {
            known = begun(home, name, own, wanted.get(), way);
            if (!failed) {
                home.done.put(name, known);
            }
        }
        return known;
    }

    private Node.Mapping begun(Home home, String name, Node.Mapping own, Wanted wanted, List<Step> way) {
        Node.Mapping alone = Trees.without(own, EXTENDS);
        Optional<Home> there = home(home, wanted, where(name));
        Optional<Node.Mapping> base =
                there.flatMap(found -> found.service(wanted.service().text()));
        if (there.isEmpty() || base.isEmpty()) {
            there.ifPresent(found -> unknown(wanted, found, where(name)));
            failed = true;
            return alone;
        }
        Step next = new Step(there.get(), wanted.service().text());
        List<Step> further = new ArrayList<>(way);
        further.add(new Step(home, name));
        if (further.contains(next) || further.size() > LONGEST) {
            tooFar(wanted, further, next, where(name));
            failed = true;
            return alone;
        }
        Node.Mapping whole = Settled.of(service(there.get(), next.service(), base.get(), further));
        Node.Mapping rebased = RebasedPaths.ofService(whole, there.get().folder.path(), home.folder.path());
        return new Merge(home.dialect, problems, loading.provenance()).services(name, rebased, alone);
    }

    private static String where(String service) {
        return "services." + service + "." + EXTENDS;
    }

    private Optional<Home> home(Home home, Wanted wanted, String where) {
        if (wanted.file().isEmpty()) {
            return Optional.of(home);
        }
        Node.Scalar written = wanted.file().get();
        Optional<StackFile> file = home.folder.file(written.text(), values);
        if (file.isEmpty()) {
            problems.error(written, where, "'" + written.text() + "' is no path of a file", "name a file");
            return Optional.empty();
        }
        Optional<Home> known = Optional.ofNullable(files.get(file.get().path()));
        if (known.isEmpty()) {
            known = loading.documents(file.get(), written, where)
                    .map(documents -> home(file.get(), documents, written));
            known.ifPresent(found -> files.put(file.get().path(), found));
        }
        return known;
    }

    private Home home(StackFile file, List<Node.Mapping> documents, Node.Scalar written) {
        Document whole = Project.merged(loading.filled(documents, values), loading)
                .orElseGet(() -> new Document(new Node.Mapping(written.at(), Map.of()), Dialect.STACKFILE));
        return new Home(whole.services(), Folder.of(file), whole.dialect());
    }

    private void unknown(Wanted wanted, Home there, String where) {
        String name = wanted.service().text();
        String file = wanted.file().map(written -> " in " + written.text()).orElse("");
        problems.error(
                wanted.service(),
                where,
                "there is no service '" + name + "'" + file,
                Suggestion.didYouMean(name, there.services.entries().keySet()).orElse("name one that is there"));
    }

    private void tooFar(Wanted wanted, List<Step> way, Step next, String where) {
        boolean circle = way.contains(next);
        if (circle && !circles.add(Set.copyOf(way.subList(way.indexOf(next), way.size())))) {
            return;
        }
        List<String> names = new ArrayList<>(way.stream().map(Step::service).toList());
        names.add(next.service());
        problems.error(
                wanted.service(),
                where,
                circle
                        ? "these services begin with each other: "
                                + String.join(" → ", names.subList(way.indexOf(next), names.size()))
                        : "more than " + LONGEST + " services begin one with the other",
                circle ? "take one 'extends' out" : "make the chain shorter");
    }
}
