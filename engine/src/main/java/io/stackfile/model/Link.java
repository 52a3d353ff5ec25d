package io.stackfile.model;

/** A service's own name for another one, and the promise that the other is started first. */
public record Link(String service, String alias) {
    @Override
    public String toString() {
        return service.equals(alias) ? service : service + ":" + alias;
    }
}
