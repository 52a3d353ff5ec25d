package io.stackfile.host;

import io.stackfile.model.Dependency;
import io.stackfile.model.Mount;
import io.stackfile.model.Restart;
import io.stackfile.model.StartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A container of a {@link FakeHost}. */
final class FakeContainer {
    final ContainerSpec spec;
    final ImageFacts image;
    String state = "created";
    int exitCode;
    boolean connected = true;
    boolean oneOff;
    boolean removedAtEnd;
    boolean aside;
    Restart restart;
    List<Observed.Published> ports = List.of();
    /** The identifiers of the networks it was on when it was last started, by their names. */
    private final Map<String, Integer> places = new java.util.TreeMap<>();
    /** Networks that it was put on later. */
    final Set<String> joined = new java.util.TreeSet<>();
    /** The container whose network it has. */
    final Optional<FakeContainer> maker;

    private int starts;
    /** How often its maker had been started when it was. */
    private int startsOfMaker;

    FakeContainer(ContainerSpec spec, ImageFacts image, Optional<FakeContainer> maker) {
        this.spec = spec;
        this.maker = maker;
        this.image = image;
        this.aside = spec.standing() == Standing.ASIDE;
        this.restart = spec.standing() == Standing.SETTLED ? spec.service().restart() : Restart.NO;
    }

    /** Understands {@code echo} and {@code exit} of a shell's script; whatever else there is runs for ever. */
    List<String> start() {
        state = "running";
        starts++;
        startsOfMaker = maker.map(other -> other.starts).orElse(0);
        FakeScript script = FakeScript.of(spec.service().command().arguments().orElse(List.of()));
        script.exitCode().ifPresent(this::end);
        return script.said();
    }

    /** Docker joins no network of one that does not run. */
    boolean lacksItsMaker() {
        return maker.filter(other -> !other.runs()).isPresent();
    }

    /** The one whose network it is in. */
    Optional<FakeContainer> maker() {
        return maker.filter(other -> runs());
    }

    /** Whether that network has ended since. */
    boolean outlives(FakeContainer its) {
        return its.runs() && its.starts != startsOfMaker;
    }

    boolean runs() {
        return state.equals("running");
    }

    boolean runsOn(String network) {
        return runs() && wantedNetworks().contains(network);
    }

    boolean isPaused() {
        return state.equals("paused");
    }

    void end(int code) {
        exitCode = code;
        state = "exited";
        ports = List.of();
    }

    Observed.Container observed(String name, FakeNetworks there) {
        return new Observed.Container(
                name,
                spec.service().name(),
                spec.number(),
                oneOff,
                state,
                status(),
                image.id(),
                spec.service().image().name(),
                spec.fingerprint(),
                List.copyOf(StartOrder.prerequisites(spec.service())),
                spec.service().dependencies().stream()
                        .filter(Dependency::restart)
                        .map(Dependency::service)
                        .toList(),
                spec.service().settings().lifecycle().hooks(),
                spec.service().settings().lifecycle().goingBack(),
                networks(there),
                ports,
                "2026-01-01T00:00:00Z",
                !written().isEmpty(),
                new Origin(
                        spec.origin().generation(),
                        spec.origin().by(),
                        spec.file(),
                        spec.origin().commit(),
                        spec.origin().change()));
    }

    private Set<String> written() {
        return Stream.concat(
                        ownVolumes().stream().map(VolumeSpec::name),
                        spec.service().mounts().stream()
                                .filter(mount -> !mount.readOnly()
                                        && (mount instanceof Mount.Named || mount instanceof Mount.Bind))
                                .map(Object::toString))
                .collect(Collectors.toSet());
    }

    /** Of the same service and number. */
    boolean isTheSameAs(FakeContainer other) {
        return spec.stack().equals(other.spec.stack())
                && spec.service().name().equals(other.spec.service().name())
                && spec.number() == other.spec.number();
    }

    boolean writesWhere(FakeContainer other) {
        return written().stream().anyMatch(other.written()::contains);
    }

    /** Those that it finds when it starts are those of these names. */
    void joinAll(FakeNetworks there) {
        wantedNetworks().forEach(network -> places.put(network, there.id(network)));
    }

    /** One that was never started knows its networks by name alone. */
    Set<String> networks(FakeNetworks there) {
        return wantedNetworks().stream()
                .filter(network -> places.getOrDefault(network, there.id(network)) == there.id(network))
                .collect(Collectors.toSet());
    }

    Set<String> wantedNetworks() {
        return connected && spec.service().settings().namespaces().network().isEmpty()
                ? Stream.concat(spec.endpoints().stream().map(Endpoint::network), joined.stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private String status() {
        return switch (state) {
            case "running" -> "Up 1 second";
            case "paused" -> "Up 1 second (Paused)";
            case "exited" -> "Exited (" + exitCode + ") 1 second ago";
            default -> "Created";
        };
    }

    /** The volumes it gets by itself: those the file leaves unnamed, and the image's that nothing covers. */
    List<VolumeSpec> ownVolumes() {
        if (oneOff) {
            return List.of();
        }
        List<Mount> mounts = spec.service().mounts();
        List<String> paths = new ArrayList<>();
        mounts.stream()
                .filter(Mount.Anonymous.class::isInstance)
                .map(Mount::target)
                .forEach(paths::add);
        image.volumes().stream()
                .filter(path ->
                        mounts.stream().noneMatch(mount -> mount.target().equals(path)))
                .forEach(paths::add);
        return paths.stream().map(this::ownVolume).toList();
    }

    private VolumeSpec ownVolume(String path) {
        return new VolumeSpec(
                Names.volume(spec.stack(), spec.service().name(), spec.number(), path),
                spec.stack(),
                Names.ownVolumeKey(spec.service().name(), spec.number(), path));
    }

    List<String> namedVolumes() {
        return spec.service().mounts().stream()
                .filter(Mount.Named.class::isInstance)
                .map(mount -> Names.volume(spec.stack(), (Mount.Named) mount))
                .toList();
    }

    boolean uses(String volume) {
        return Stream.concat(ownVolumes().stream().map(VolumeSpec::name), namedVolumes().stream())
                .anyMatch(volume::equals);
    }
}
