package io.stackfile.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An application: services that share a network.
 *
 * @param file the file's absolute path as people find it, for labels; empty when it came from elsewhere
 * @param services in the order of the file
 * @param volumes the names of volumes that services mount by name, as the file writes them
 * @param secrets values filled into the file under a name that promises a secret; wherever they stand, nobody is shown them
 * @param inactive names of services that the file has and that are not to be touched now
 * @param declared the networks and volumes of which the file says more than a name
 * @param newer where it has keys that not every engine knows
 * @param routes the names under which the world reaches its services, in the order of the file
 * @param withheld names that the file has and that are not to be served now
 */
public record Stack(
        String name,
        String file,
        List<Service> services,
        List<String> volumes,
        List<Value> secrets,
        Set<String> inactive,
        Declared declared,
        List<Newer.Use> newer,
        List<Route> routes,
        Set<String> withheld) {
    public Stack {
        services = Named.copyOf(services, Service::name);
        volumes = List.copyOf(volumes);
        secrets = List.copyOf(secrets);
        inactive = Set.copyOf(inactive);
        newer = List.copyOf(newer);
        routes = List.copyOf(routes);
        withheld = Set.copyOf(withheld);
    }

    public Stack(
            String name,
            String file,
            List<Service> services,
            List<String> volumes,
            List<Value> secrets,
            Set<String> inactive,
            Declared declared,
            List<Newer.Use> newer,
            List<Route> routes) {
        this(name, file, services, volumes, secrets, inactive, declared, newer, routes, Set.of());
    }

    public Stack(
            String name,
            String file,
            List<Service> services,
            List<String> volumes,
            List<Value> secrets,
            Set<String> inactive) {
        this(name, file, services, volumes, secrets, inactive, Declared.NOTHING, List.of(), List.of());
    }

    public Stack(String name, String file, List<Service> services, List<String> volumes, List<Value> secrets) {
        this(name, file, services, volumes, secrets, Set.of());
    }

    public Stack(String name, String file, List<Service> services, List<String> volumes) {
        this(name, file, services, volumes, List.of());
    }

    /** The same with ports on the host's loopback only, unless their author wrote an address, and out of the ingress's reach. */
    public Stack withPortsOnLoopback() {
        return new Stack(
                name,
                file,
                services.stream().map(Service::withPortsOnLoopback).toList(),
                volumes,
                secrets,
                inactive,
                declared,
                newer,
                List.of(),
                routes.stream().map(Route::host).collect(Collectors.toSet()));
    }

    /** The same without its names, for what has to do with containers only and leaves an ingress as it is. */
    public Stack withoutRoutes() {
        return new Stack(name, file, services, volumes, secrets, inactive, declared, newer, List.of(), withheld);
    }

    /** The same with so many containers of some services. */
    public Stack scaled(Map<String, Integer> numbers) {
        return new Stack(
                name,
                file,
                services.stream()
                        .map(service -> service.times(numbers.getOrDefault(service.name(), service.containers())))
                        .toList(),
                volumes,
                secrets,
                inactive,
                declared,
                newer,
                routes,
                withheld);
    }

    /** The same under another name, as if the file had given it. */
    public Stack called(String other, String otherFile) {
        return new Stack(other, otherFile, services, volumes, secrets, inactive, declared, newer, routes, withheld);
    }

    /** How an image is made, when one of the services is made of it and says so. */
    public Optional<Build> buildOf(Image image) {
        return services.stream()
                .filter(service -> service.image().name().equals(image.name()))
                .flatMap(service -> service.build().stream())
                .findFirst();
    }

    /** A volume as it is to be made: what the file declares of it, and the labels its mounts give it. */
    public StoredVolume volume(String key) {
        SortedMap<String, String> labels = new TreeMap<>();
        services.stream()
                .flatMap(service -> service.mounts().stream())
                .filter(mount ->
                        mount instanceof Mount.Named named && named.name().equals(key))
                .forEach(mount -> labels.putAll(mount.options().labels()));
        return declared.volume(key).orElseGet(() -> StoredVolume.usual(key)).withLabels(labels);
    }

    public Optional<Service> service(String wanted) {
        return Named.find(services, wanted);
    }
}
