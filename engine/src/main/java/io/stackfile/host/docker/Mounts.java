package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.PropagationMode;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.ImageFacts;
import io.stackfile.host.Names;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Mount;
import io.stackfile.model.MountOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a container has of the host, with a named volume of ours wherever the file or the image leaves one unnamed. */
record Mounts(
        List<Bind> binds,
        List<VolumeSpec> ownVolumes,
        Map<String, String> temporary,
        List<com.github.dockerjava.api.model.Mount> others) {
    /** @param borrowed the paths where it has volumes of other containers */
    static Mounts of(ContainerSpec container, ImageFacts image, Set<String> borrowed) {
        Mounts mounts = written(container, mount -> true);
        List<Mount> written = container.service().mounts();
        image.volumes().stream()
                .filter(path -> !borrowed.contains(plain(path)))
                .filter(path -> written.stream()
                        .noneMatch(mount -> plain(mount.target()).equals(plain(path))))
                .map(path -> new Mount.Anonymous(path, false))
                .forEach(mount -> mounts.add(container, mount));
        return mounts;
    }

    /** Some of those that the file writes. */
    static Mounts written(ContainerSpec container, Predicate<Mount> some) {
        Mounts mounts = new Mounts(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
        container.service().mounts().stream().filter(some).forEach(mount -> mounts.add(container, mount));
        return mounts;
    }

    private void add(ContainerSpec container, Mount mount) {
        if (mount instanceof Mount.Temporary folder) {
            temporary.put(folder.target(), folder.flags());
            return;
        }
        MountOptions options = mount.options();
        if (LongMount.isNeeded(mount)) {
            others.add(new LongMount(mount, source(container, mount)).words());
            return;
        }
        binds.add(new Bind(
                source(container, mount),
                new Volume(mount.target()),
                mount.readOnly() ? AccessMode.ro : AccessMode.rw,
                options.label().map(SELContext::fromString).orElse(SELContext.DEFAULT),
                options.copied() ? null : true,
                options.propagation().map(PropagationMode::fromString).orElse(PropagationMode.DEFAULT_MODE)));
    }

    private String source(ContainerSpec container, Mount mount) {
        if (mount instanceof Mount.Bind bind) {
            return bind.source();
        }
        if (mount instanceof Mount.Named named) {
            return Names.volume(container.stack(), named);
        }
        if (mount instanceof Mount.OfImage image) {
            return image.image().name();
        }
        String service = container.service().name();
        VolumeSpec own = new VolumeSpec(
                Names.volume(container.stack(), service, container.number(), mount.target()),
                container.stack(),
                Names.ownVolumeKey(service, container.number(), mount.target()),
                mount.options().driver(),
                new TreeMap<>(),
                mount.options().labels(),
                "");
        ownVolumes.add(own);
        return own.name();
    }

    private static String plain(String path) {
        return path.replaceAll("(?<=.)/+$", "");
    }
}
