package io.stackfile.schema;

/** A place in a text; line and column count from 1, columns in code points. */
public record Position(Source source, int line, int column) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, as editors and terminals understand it. */
    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
