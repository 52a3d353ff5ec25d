package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.VolumesFrom;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The volumes that a container has from others. */
record BorrowedVolumes(ContainerSpec container) {
    List<VolumesFrom> words() {
        return container.service().borrowed().stream()
                .map(from -> new VolumesFrom(owner(from), from.readOnly() ? AccessMode.ro : AccessMode.rw))
                .toList();
    }

    /** Where they are, as their owners have them now. */
    Set<String> paths(Engine engine, String deed) {
        Set<String> paths = new TreeSet<>();
        container.service().borrowed().stream()
                .map(this::owner)
                .forEach(owner -> engine.find(deed, "/containers/" + owner + "/json")
                        .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is no container "
                                + owner + " to have volumes from"))
                        .get("Mounts")
                        .items()
                        .forEach(mount -> paths.add(mount.get("Destination").text())));
        return paths;
    }

    private String owner(io.stackfile.model.VolumesFrom from) {
        return from.ofService() ? container.first(from.name()) : from.name();
    }
}
