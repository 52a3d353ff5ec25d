package io.stackfile.model;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/** An unchangeable list of things that are found by their names at once, however many there are. */
public final class Named<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> things;
    private final Map<String, T> byName = new HashMap<>();

    private Named(Collection<T> things, Function<T, String> name) {
        this.things = List.copyOf(things);
        this.things.forEach(thing -> byName.putIfAbsent(name.apply(thing), thing));
    }

    public static <T> List<T> copyOf(Collection<T> things, Function<T, String> name) {
        return new Named<>(things, name);
    }

    /** The first one of that name, in a list that {@link #copyOf} made. */
    public static <T> Optional<T> find(List<T> named, String name) {
        return Optional.ofNullable(((Named<T>) named).byName.get(name));
    }

    @Override
    public T get(int index) {
        return things.get(index);
    }

    @Override
    public int size() {
        return things.size();
    }
}
