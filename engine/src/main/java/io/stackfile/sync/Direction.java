package io.stackfile.sync;

/** Which of the two machines gets files. */
public enum Direction {
    TO_THERE,
    TO_HERE
}
