package io.stackfile.model;

/** A service that has to be there before another one starts. */
public record Dependency(String service, Condition condition) {
    /** What "there" means. */
    public enum Condition {
        STARTED,
        HEALTHY,
        COMPLETED
    }
}
