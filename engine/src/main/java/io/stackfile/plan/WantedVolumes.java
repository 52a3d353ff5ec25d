package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StoredVolume;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The volumes that services name, beside those that are there. */
record WantedVolumes(Stack stack, Observed observed) {
    /** Those that somebody else should have made. */
    List<Obstacle> obstacles(Collection<Service> services) {
        return named(services)
                .filter(volume -> !isOurs(volume))
                .filter(volume -> !observed.hasVolume(Names.volume(stack.name(), volume)))
                .map(volume -> new Obstacle(
                        "there is no volume '" + Names.volume(stack.name(), volume)
                                + "' on the host, and the file says that volumes." + volume.name() + " is external",
                        "make it there with: docker volume create " + Names.volume(stack.name(), volume)))
                .distinct()
                .sorted(Comparator.comparing(Obstacle::what))
                .toList();
    }

    /** The engine's names of those that the file wants otherwise than they were made; they are left alone for their data. */
    List<String> otherwise(Collection<Service> services) {
        return named(services)
                .filter(volume -> isOurs(volume))
                .map(this::spec)
                .filter(this::isOtherwise)
                .map(VolumeSpec::name)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isOtherwise(VolumeSpec wanted) {
        return observed.volume(wanted.name())
                .filter(there -> !there.fingerprint().equals(wanted.fingerprint()))
                .filter(there ->
                        !isSame(Fingerprint.parse(there.fingerprint()), Fingerprint.parse(wanted.fingerprint())))
                .isPresent();
    }

    private boolean isSame(Fingerprint there, Fingerprint wanted) {
        return there.hidingAs(wanted, observed.salt()).equals(wanted)
                && !wanted.fields().isEmpty();
    }

    /** Whether it is ours to make, and nobody has. */
    boolean isMissing(Mount.Named volume) {
        return isOurs(volume) && !observed.hasVolume(spec(volume).name());
    }

    private boolean isOurs(Mount.Named volume) {
        return stack.declared()
                .volume(volume.name())
                .filter(StoredVolume::external)
                .isEmpty();
    }

    VolumeSpec spec(Mount.Named volume) {
        StoredVolume declared = stack.volume(volume.name());
        return VolumeSpec.of(
                Names.volume(stack.name(), volume),
                stack.name(),
                declared,
                volume.options().driver(),
                new DeclaredFields(observed.salt()).fingerprint(declared));
    }

    private static Stream<Mount.Named> named(Collection<Service> services) {
        return services.stream().flatMap(service -> named(service).stream());
    }

    static List<Mount.Named> named(Service service) {
        return service.mounts().stream()
                .filter(Mount.Named.class::isInstance)
                .map(Mount.Named.class::cast)
                .toList();
    }
}
