package io.stackfile.model;

/** A service's own name for one of another stack on the same host, which has to be there. */
public record StackLink(String service, String stack, String alias) {
    @Override
    public String toString() {
        return service + "." + stack;
    }
}
