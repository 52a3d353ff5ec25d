package io.stackfile.model;

/**
 * All volumes of another container, at the same paths.
 *
 * @param name of a service of the stack, whose first container is meant, or of a container outside of it
 */
public record VolumesFrom(String name, boolean ofService, boolean readOnly) {
    @Override
    public String toString() {
        return (ofService ? "" : "container:") + name + (readOnly ? ":ro" : "");
    }
}
