package io.stackfile.schema;

/** A text and the name people know it by: a file's path as it was given. */
public record Source(String name, String text) {
    /** The line with that number, counted from 1, without its end; empty beyond the last. */
    public String line(int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    }

    @Override
    public String toString() {
        return name;
    }
}
