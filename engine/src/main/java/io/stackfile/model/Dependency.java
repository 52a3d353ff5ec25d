package io.stackfile.model;

/**
 * A service that comes before another one.
 *
 * @param restart whether the other one is started again when the containers of this one are replaced
 * @param required whether the other one cannot do without it
 */
public record Dependency(String service, Condition condition, boolean restart, boolean required) {
    public Dependency(String service, Condition condition) {
        this(service, condition, false, true);
    }

    /** What "there" means. */
    public enum Condition {
        STARTED,
        HEALTHY,
        COMPLETED
    }
}
