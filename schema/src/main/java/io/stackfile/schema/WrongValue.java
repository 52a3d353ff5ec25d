package io.stackfile.schema;

import java.util.Optional;

/** A value of the wrong form: what it should be, and an example. */
final class WrongValue {
    private final Place place;
    private final String name;

    private WrongValue(Place place) {
        this.place = place;
        this.name = Quoted.of(place.name());
    }

    static void tell(Place place, Problems problems) {
        WrongValue wrong = new WrongValue(place);
        if (place.node() instanceof Node.Scalar scalar && scalar.isNull()) {
            wrong.tellEmpty(problems);
        } else {
            String what = place.isService() ? wrong.noKeys() : wrong.wrongForm();
            problems.error(place.node(), place.where(), what, wrong.cure());
        }
    }

    private void tellEmpty(Problems problems) {
        Node marked = place.marked();
        if (problems.hasErrorOnLine(marked.at())
                || problems.hasErrorOnLine(place.node().at())) {
            return;
        }
        String example = place.example().orElse("a value");
        if (place.isItem()) {
            String cure = "write " + example + " or take the dash out";
            problems.error(marked, place.where(), "an item of " + name + " is empty", cure);
        } else if (place.isService()) {
            String cure = "write image: NAME or build: FOLDER below it";
            problems.error(marked, place.where(), "the service " + name + " is empty", cure);
        } else {
            String cure = "write " + example + " or leave the key out";
            problems.error(marked, place.where(), name + " has no value", cure);
        }
    }

    private String noKeys() {
        return name + " needs keys below it, and has " + (isScalar() ? "only " : "") + shown();
    }

    private String wrongForm() {
        String expected = place.shape().expects();
        if (isScalar()) {
            return shown() + " is not " + expected;
        }
        return (place.isItem() ? "an item of " + name + " is " : name + " takes ") + expected + ", not " + shown();
    }

    private boolean isScalar() {
        return place.node() instanceof Node.Scalar;
    }

    private String shown() {
        if (place.node() instanceof Node.Scalar scalar) {
            return place.isSecret() ? "the hidden value" : Quoted.of(scalar.text());
        }
        return place.node() instanceof Node.Sequence ? "a list" : "a mapping";
    }

    /** First what the author's own words suggest, then the schema's example. */
    private String cure() {
        Optional<String> own = place.node() instanceof Node.Scalar scalar
                ? spelling(scalar).or(() -> inList(scalar))
                : place.node() instanceof Node.Mapping mapping ? pair(mapping) : Optional.empty();
        return own.or(() -> place.isService() ? Optional.of("image: NAME or build: FOLDER") : place.example())
                .map(text -> "write " + text)
                .orElse("");
    }

    /** A key and its value, or a list, that YAML read as one text for want of a blank. */
    private Optional<String> spelling(Node.Scalar scalar) {
        boolean keys = !place.shape().takes("string") && !place.shape().takes("array");
        boolean dashes = place.shape().takes("array") && scalar.text().startsWith("-");
        return keys || dashes ? new YamlLine(scalar.at()).meant() : Optional.empty();
    }

    /** One value where a list of such is expected. */
    private Optional<String> inList(Node.Scalar scalar) {
        String text = scalar.text();
        boolean alone = !place.isItem()
                && place.shape().takes("array")
                && !place.shape().takes("string");
        boolean hidden = place.isSecret() || !Secrets.mask(text).equals(text);
        boolean isItem = text.length() < 60 && (!takesPairs(place.shape().item()) || text.contains("="));
        return alone && !hidden && isItem
                ? Optional.of(place.name() + ": [" + Example.text(text) + "]")
                : Optional.empty();
    }

    /** {@code - NAME: value} where {@code - NAME=value} is meant. */
    private Optional<String> pair(Node.Mapping mapping) {
        if (!place.isItem() || mapping.entries().size() != 1 || !takesPairs(Optional.of(place.shape()))) {
            return Optional.empty();
        }
        Node.Entry only = mapping.all().iterator().next();
        boolean shown = only.value() instanceof Node.Scalar && !Secrets.isSecretName(only.name());
        String value = shown ? ((Node.Scalar) only.value()).text() : "value";
        return Optional.of("- " + Example.text(only.name() + "=" + value));
    }

    private static boolean takesPairs(Optional<Shape> item) {
        return item.map(Shape::expects).orElse("").startsWith("NAME=");
    }
}
