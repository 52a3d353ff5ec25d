package io.stackfile.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text and the name people know it by: a file's path as it was given. */
public final class Source {
    private final String name;
    private final String text;
    private @Nullable List<String> lines;

    public Source(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** All lines without their ends. */
    synchronized List<String> lines() {
        if (lines == null) {
            lines = text.lines().collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return lines;
    }

    /** The line with that number, counted from 1, without its end; empty beyond the last. */
    public String line(int number) {
        return number < 1 || number > lines().size() ? "" : lines().get(number - 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Source source && name.equals(source.name) && text.equals(source.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, text);
    }

    @Override
    public String toString() {
        return name;
    }
}
