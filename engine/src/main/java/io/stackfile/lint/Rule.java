package io.stackfile.lint;

/** Something that a file may say and its author should think about. */
interface Rule {
    /** As it is shown, silenced and documented. */
    String name();

    /** Adds what it finds in one service. */
    void look(Subject subject, Findings findings);
}
