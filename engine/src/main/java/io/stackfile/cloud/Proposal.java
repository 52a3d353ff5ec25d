package io.stackfile.cloud;

/** What {@code stack host create} would do first, as a text to agree to. */
public sealed interface Proposal permits GoOn, TakeOver, Rent {
    /** Whether somebody has to agree. */
    boolean asks();

    /** A machine that is recorded. */
    RecordedHost begin(DigitalOcean digitalOcean, RecordedHosts hosts);
}
