package io.stackfile.cli;

/** What may stand on the command line where somebody presses Tab; the description may be empty. */
record Candidate(String word, String description) {
    /** The shell's own completion of file names. */
    static final Candidate FILES = new Candidate(":files", "");

    static Candidate of(String word) {
        return new Candidate(word, "");
    }

    /** A line for the scripts of the shells. */
    String line() {
        return description.isEmpty() ? word : word + "\t" + description;
    }
}
