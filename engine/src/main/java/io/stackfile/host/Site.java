package io.stackfile.host;

import io.stackfile.model.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What there is on a machine beside one stack, and could be in its way.
 *
 * @param containers all of them, the stack's too, sorted by name
 * @param subnets of all networks
 * @param listening where programs of the machine listen, containers' ports among them; absent when nobody can tell
 * @param disk where the engine keeps its images; absent when nobody can tell
 * @param runtimes the engine's, by which containers can be run; none when nobody can tell
 * @param gpus whether the engine has what gives them to containers; absent when nobody can tell
 * @param platforms what runs there
 */
public record Site(
        List<Occupant> containers,
        List<Subnet> subnets,
        Optional<List<Port>> listening,
        Optional<Disk> disk,
        SortedSet<String> runtimes,
        Optional<Boolean> gpus,
        Platforms platforms) {
    /** Nothing is there, and nothing told. */
    public static final Site NOTHING = new Site(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new TreeSet<>(),
            Optional.empty(),
            Platforms.UNKNOWN);

    public Site {
        containers = List.copyOf(containers);
        subnets = List.copyOf(subnets);
        listening = listening.map(List::copyOf);
        runtimes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(runtimes));
    }

    /**
     * A container.
     *
     * @param stack whose it is, empty when it is of none of ours
     * @param project the same of docker compose
     * @param ports those it holds at this moment
     */
    public record Occupant(String name, String stack, String project, List<Port> ports) {
        public Occupant {
            ports = List.copyOf(ports);
        }

        /** {@code container other-web-1 of stack 'other'}. */
        @Override
        public String toString() {
            String whose = !stack.isEmpty()
                    ? " of stack '" + stack + "'"
                    : !project.isEmpty() ? " of docker compose's '" + project + "'" : "";
            return "container " + name + whose;
        }
    }

    /**
     * @param own the machine's
     * @param images of those that were asked for and are there, by their names
     * @param emulators registered ones, by {@link Platform#emulator}; absent when nobody can tell
     */
    public record Platforms(Platform own, Map<String, Platform> images, Optional<Set<String>> emulators) {
        public static final Platforms UNKNOWN = new Platforms(Platform.UNKNOWN, Map.of(), Optional.empty());

        public Platforms {
            images = Map.copyOf(images);
            emulators = emulators.map(Set::copyOf);
        }
    }

    public record Subnet(String network, String addresses) {}

    /** In bytes. */
    public record Disk(String folder, long free) {}
}
