package io.stackfile.model;

import java.util.List;

/**
 * What a container may do beyond, or not even, the usual. Capabilities are named as in {@code capabilities(7)}.
 *
 * @param groups further groups of its user, by name or number
 * @param security options for SELinux, AppArmor and seccomp as the engine takes them, with the text of a profile, not its file
 */
public record Privileges(
        boolean privileged, List<String> added, List<String> dropped, List<String> groups, List<String> security) {
    public static final Privileges USUAL = new Privileges(false, List.of(), List.of(), List.of(), List.of());

    public Privileges {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
        groups = List.copyOf(groups);
        security = List.copyOf(security);
    }
}
