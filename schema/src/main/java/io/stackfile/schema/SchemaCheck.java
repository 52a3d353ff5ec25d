package io.stackfile.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Compares a document with the schema of its dialect: unknown keys, wrong forms, keys that have no effect yet. */
public final class SchemaCheck {
    private static final Map<Dialect, Schema> READY = new EnumMap<>(Dialect.class);

    private SchemaCheck() {}

    public static void check(Node.Mapping document, Dialect dialect, Problems problems) {
        Shape shape = Shape.of(dialect);
        new KeysWithoutEffect(problems).look(document, shape, Place.top(dialect));
        SchemaProblems found = new SchemaProblems(document, dialect, shape, problems);
        for (Node.Mapping part : Parts.of(document, dialect)) {
            List<Error> errors = schema(dialect).validate(JsonTree.of(part));
            errors.forEach(found::add);
            if (problems.isFull()) {
                return;
            }
        }
    }

    /** Every key a service may have, sorted. */
    public static SortedSet<String> keysOfService() {
        return Shape.of(Dialect.STACKFILE).named().orElseThrow().keys();
    }

    /** Every key that a compose file may have at its top, sorted. */
    public static SortedSet<String> keysOfComposeFile() {
        return Shape.of(Dialect.COMPOSE).keys();
    }

    private static synchronized Schema schema(Dialect dialect) {
        return READY.computeIfAbsent(dialect, OurDialect::ready);
    }
}
