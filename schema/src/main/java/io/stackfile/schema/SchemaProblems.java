package io.stackfile.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Turns the library's errors into problems: one for a place, in our words, at the key or the value. */
final class SchemaProblems {
    private final Node.Mapping document;
    private final Dialect dialect;
    private final Shape root;
    private final Problems problems;
    private final Set<String> told = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();

    SchemaProblems(Node.Mapping document, Dialect dialect, Shape root, Problems problems) {
        this.document = document;
        this.dialect = dialect;
        this.root = root;
        this.problems = problems;
        if (dialect == Dialect.STACKFILE) {
            document.all().stream().filter(UnknownKey::belongsToCompose).forEach(this::foreign);
        }
    }

    private void foreign(Node.Entry entry) {
        foreign.add(entry.name());
        UnknownKey.tellCompose(entry, problems);
    }

    void add(Error error) {
        NodePath path = error.getInstanceLocation();
        if (problems.isFull()) {
            return;
        }
        if (path.getNameCount() > 0 && foreign.contains(path.getName(0))) {
            return;
        }
        Place place = find(error.getInstanceLocation());
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(place, error.getProperty());
            case "anyOf" -> without(place);
            case "required" -> {
                if (error.getEvaluationPath().contains("anyOf")) {
                    without(place);
                } else {
                    missing(place, error.getProperty());
                }
            }
            default -> {
                if (told.add(error.getInstanceLocation().toString())) {
                    WrongValue.tell(place, problems);
                }
            }
        }
    }

    private Place find(NodePath path) {
        Place place = Place.of(document, dialect, root);
        for (int i = 0; i < path.getNameCount(); i++) {
            place = path.getElement(i) instanceof Integer item ? place.item(item) : place.key(path.getName(i));
        }
        return place;
    }

    private void unknown(Place place, String name) {
        Node.Entry entry = ((Node.Mapping) place.node()).entries().get(name);
        if (entry != null) {
            UnknownKey.tell(place, entry, problems);
        }
    }

    private void missing(Place place, String name) {
        Optional<String> example =
                place.shape().key(name).flatMap(Shape::example).map(Example::of);
        String cure = "write " + name + ": " + example.orElse("and its value");
        problems.error(place.node(), place.where(), "'" + name + "' is missing", cure);
    }

    /** A service with neither image nor build. */
    private void without(Place service) {
        boolean misspelt = ((Node.Mapping) service.node())
                .entries().keySet().stream()
                        .map(name -> UnknownKey.meant(name, service.shape().keys()))
                        .anyMatch(meant -> meant.filter(word -> word.equals("image") || word.equals("build"))
                                .isPresent());
        if (!misspelt) {
            problems.error(
                    service.marked(),
                    service.where(),
                    "a service needs an image",
                    "write image: NAME or build: FOLDER");
        }
    }
}
