package io.stackfile.cli;

/** Nobody reads what we write any more, as in {@code stack logs -f | head}. */
final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1;
}
