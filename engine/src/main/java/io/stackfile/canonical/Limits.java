package io.stackfile.canonical;

/** {@code ulimits}: one number for both limits, or the soft and the hard one. */
final class Limits {
    static final Form FORM = ((Form) written -> written instanceof io.stackfile.schema.Node.Mapping
                    ? new Fields().with(Plain.NUMBER, "soft", "hard").of(written)
                    : Plain.NUMBER.of(written))
            .eachValue();

    private Limits() {}
}
