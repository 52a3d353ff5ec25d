package io.stackfile.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One entry of a Stackfile: some number of containers made alike.
 *
 * @param containers how many; 0 is a service that is declared but not running
 * @param containerName a name of the author's own for the only container
 * @param borrowed whose volumes its containers have too
 * @param image what the containers run; for a service that is only built, the name its image gets
 */
public record Service(
        String name,
        int containers,
        Optional<String> containerName,
        Image image,
        Optional<Build> build,
        Command command,
        SortedMap<String, Value> environment,
        List<Link> links,
        List<Dependency> dependencies,
        List<Port> ports,
        List<Exposed> exposed,
        List<Mount> mounts,
        List<VolumesFrom> borrowed,
        List<PlacedFile> files,
        Restart restart,
        Settings settings,
        SortedMap<String, String> labels) {
    public Service {
        environment = sorted(environment);
        links = List.copyOf(links);
        dependencies = List.copyOf(dependencies);
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        mounts = List.copyOf(mounts);
        borrowed = List.copyOf(borrowed);
        files = List.copyOf(files);
        labels = sorted(labels);
    }

    /** One container of it that runs something once: under no name of its own, and never started again. */
    public Service once(Command other, SortedMap<String, Value> variables, List<Mount> places, boolean published) {
        return new Service(
                name,
                1,
                Optional.empty(),
                image,
                build,
                other,
                variables,
                links,
                dependencies,
                published ? ports : List.of(),
                exposed,
                places,
                borrowed,
                files.stream().filter(file -> !isOnDisk(file, places)).toList(),
                Restart.NO,
                settings.ofOneMore(),
                labels);
    }

    /** One container of it that runs an errand before the others start, by the entrypoint of the image if it has one. */
    public Service running(Errand errand) {
        Hook hook = errand.hook();
        SortedMap<String, Value> variables = new TreeMap<>(environment);
        variables.putAll(hook.environment());
        Command other = new Command(
                Optional.empty(),
                Optional.of(hook.command()).filter(words -> !words.isEmpty()),
                hook.user().or(() -> errand.image().isPresent() ? Optional.empty() : command.user()),
                hook.workingDirectory().or(command::workingDirectory),
                command.hostname(),
                false,
                false);
        Service once = once(other, variables, mounts, false);
        return new Service(
                once.name,
                once.containers,
                once.containerName,
                errand.image().orElse(image),
                errand.image().isPresent() ? Optional.empty() : build,
                once.command,
                once.environment,
                once.links,
                once.dependencies,
                once.ports,
                once.exposed,
                once.mounts,
                once.borrowed,
                once.files,
                once.restart,
                hook.privileged() ? once.settings.privileged() : once.settings,
                once.labels);
    }

    /** Whether it would be left in a folder of the host; what is mounted there is what is wanted there. */
    private static boolean isOnDisk(PlacedFile file, List<Mount> places) {
        return places.stream()
                .filter(mount -> mount instanceof Mount.Bind || mount.readOnly())
                .anyMatch(mount -> file.isIn(mount.target()));
    }

    /** The same with so many containers. */
    Service times(int number) {
        return new Service(
                name,
                number,
                containerName,
                image,
                build,
                command,
                environment,
                links,
                dependencies,
                ports,
                exposed,
                mounts,
                borrowed,
                files,
                restart,
                settings,
                labels);
    }

    /** The same with its ports on the host's loopback, unless its author wrote an address. */
    Service withPortsOnLoopback() {
        return new Service(
                name,
                containers,
                containerName,
                image,
                build,
                command,
                environment,
                links,
                dependencies,
                ports.stream().map(Port::onLoopback).toList(),
                exposed,
                mounts,
                borrowed,
                files,
                restart,
                settings,
                labels);
    }

    /** The services whose first container has to be there before one of these can be made, because it shares something with it. */
    public Set<String> companions() {
        Set<String> names = new TreeSet<>(settings.namespaces().services());
        borrowed.stream().filter(VolumesFrom::ofService).map(VolumesFrom::name).forEach(names::add);
        return names;
    }

    /** The images that its containers have as folders. */
    public List<Image> mountedImages() {
        return mounts.stream()
                .filter(Mount.OfImage.class::isInstance)
                .map(mount -> ((Mount.OfImage) mount).image())
                .distinct()
                .toList();
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
