package io.stackfile.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keys that engines know only since some version; older ones would refuse them, or not mind. */
public enum Newer {
    ANNOTATIONS("annotations", 43, 24),
    START_INTERVAL("healthcheck.start_interval", 44, 25),
    READ_ONLY_BELOW("volumes.bind.recursive=readonly|writable", 44, 25),
    SECOND_MAC_ADDRESS("networks.*.mac_address", 44, 25),
    SUBPATH("volumes.volume.subpath", 45, 26),
    IMAGE_MOUNT("volumes.type=image", 48, 28),
    GATEWAY_PRIORITY("networks.*.gw_priority", 48, 28),
    INTERFACE_NAME("networks.*.interface_name", 48, 28),
    /** Of a network, not of a service. */
    WITHOUT_IPV4("enable_ipv4", 48, 28);

    private final String path;
    private final int api;
    private final int docker;

    Newer(String path, int api, int docker) {
        this.path = path;
        this.api = api;
        this.docker = docker;
    }

    /** The keys that lead to it, by dots; {@code *} is any, and what the value has to look like may stand behind a {@code =}. */
    public String path() {
        return path;
    }

    /** The first version of the engine's interface that has it, behind {@code 1.}. */
    public int api() {
        return api;
    }

    /** The first Docker that has it. */
    public int docker() {
        return docker;
    }

    /** Those that a service uses. */
    public static Set<Newer> of(Service service) {
        Set<Newer> used = new TreeSet<>();
        Settings settings = service.settings();
        List<Attachment> joined = settings.networking().joined();
        add(used, ANNOTATIONS, !settings.execution().annotations().isEmpty());
        add(
                used,
                START_INTERVAL,
                settings.health().flatMap(Healthcheck::startInterval).isPresent());
        add(used, READ_ONLY_BELOW, service.mounts().stream().anyMatch(Newer::isReadOnlyBelow));
        add(
                used,
                SECOND_MAC_ADDRESS,
                joined.stream().skip(1).anyMatch(network -> network.macAddress().isPresent()));
        add(
                used,
                SUBPATH,
                service.mounts().stream()
                        .anyMatch(mount -> mount instanceof Mount.Named named
                                && named.options().subpath().isPresent()));
        add(used, IMAGE_MOUNT, service.mounts().stream().anyMatch(Mount.OfImage.class::isInstance));
        add(used, GATEWAY_PRIORITY, joined.stream().anyMatch(network -> network.gatewayPriority() != 0));
        add(
                used,
                INTERFACE_NAME,
                joined.stream().anyMatch(network -> network.interfaceName().isPresent()));
        return used;
    }

    /** Those that a network uses. */
    public static Set<Newer> of(Network network) {
        return network.ipv4() ? Set.of() : Set.of(WITHOUT_IPV4);
    }

    /** The version of the interface that all of them take. */
    public static int api(Set<Newer> used) {
        return used.stream().mapToInt(Newer::api).max().orElse(0);
    }

    private static boolean isReadOnlyBelow(Mount mount) {
        return mount.options()
                .recursive()
                .filter(Set.of("readonly", "writable")::contains)
                .isPresent();
    }

    private static void add(Set<Newer> used, Newer key, boolean isUsed) {
        if (isUsed) {
            used.add(key);
        }
    }

    /**
     * Where a file has one of them.
     *
     * @param owner what it belongs to: {@code services.web}, {@code networks.back}
     * @param place file, line and column
     */
    public record Use(Newer key, String owner, String place) {}
}
