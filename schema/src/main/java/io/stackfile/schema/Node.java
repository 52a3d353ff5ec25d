package io.stackfile.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML value that remembers where it was written. Aliases and merge keys are already resolved. */
public sealed interface Node {
    /** Where the value begins. */
    Position at();

    /** A sequence of values. */
    record Sequence(Position at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and values in the order they are written. */
    record Mapping(Position at, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        public Collection<Entry> all() {
            return entries.values();
        }
    }

    /**
     * A key and its value; the key is a scalar too, so it knows its place.
     *
     * @param merging what becomes of the value that an earlier file has for the same key
     */
    record Entry(Scalar key, Node value, Merging merging) {
        public Entry(Scalar key, Node value) {
            this(key, value, Merging.MERGE);
        }

        public String name() {
            return key.text();
        }

        public Entry with(Node other) {
            return other == value ? this : new Entry(key, other, merging);
        }
    }

    /** How a value goes together with the one it overrides. */
    enum Merging {
        /** As is usual for its key. */
        MERGE,
        /** {@code !override}: it takes the other's place. */
        OVERRIDE,
        /** {@code !reset}: neither is left. */
        RESET
    }

    /**
     * A single value. The text is kept as it was written ({@code 1.10}, {@code 22:22}, {@code no}, thirty digits), because most
     * of what a Stackfile says is text whatever YAML makes of it.
     *
     * @param type what YAML 1.2's core schema says a plain text is; a quoted one is always {@link Type#TEXT}
     * @param quoted whether it was written in quotes or as a block
     */
    record Scalar(Position at, String text, Type type, boolean quoted) implements Node {
        /** {@code key:} with nothing after it, {@code ~} or {@code null}. */
        public boolean isNull() {
            return type == Type.NULL;
        }

        public Scalar withText(String changed) {
            return new Scalar(at, changed, type, quoted);
        }

        public Scalar withType(Type other) {
            return new Scalar(at, text, other, quoted);
        }
    }

    /** The core schema's types of a scalar. */
    enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        TEXT
    }
}
