package io.stackfile.schema;

import java.util.List;

/** A text and the name people know it by: a file's path as it was given. */
public record Source(String name, String text) {
    /** The line with that number, counted from 1, without its end; empty beyond the last. */
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    @Override
    public String toString() {
        return name;
    }
}
