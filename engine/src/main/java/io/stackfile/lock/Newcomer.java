package io.stackfile.lock;

/** Whoever wants a lock, and is told what is in the way. */
public interface Newcomer {
    /** Somebody holds it: returns to wait, or throws. Called each time it is looked at. */
    void meets(Holding holding);

    /** It is taken over, because its holder is gone. */
    void takesOver(Holding from, String why);
}
