package io.stackfile.cli;

/** What we write goes nowhere any more, as in {@code stack logs -f | head} or on a full disk; {@link Output} knows which. */
final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1;
}
