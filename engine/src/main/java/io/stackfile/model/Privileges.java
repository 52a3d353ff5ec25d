package io.stackfile.model;

import java.util.List;

/** What a container may do beyond, or not even, the usual. Capabilities are named as in {@code capabilities(7)}. */
public record Privileges(boolean privileged, List<String> added, List<String> dropped) {
    public static final Privileges USUAL = new Privileges(false, List.of(), List.of());

    public Privileges {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
    }
}
