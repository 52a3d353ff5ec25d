package io.stackfile.host;

/** How far a container that is made belongs to its service. */
public enum Standing {
    /** One of its service's, started again by the engine as the file says. */
    SETTLED,
    /** To take the place of another that will have stopped; the engine does not start it again before it has proved itself. */
    ON_TRIAL,
    /** The same, beside the one it replaces: nobody finds it by the service's names yet. */
    ASIDE
}
