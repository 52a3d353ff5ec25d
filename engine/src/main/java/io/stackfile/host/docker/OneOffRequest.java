package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Labels;
import io.stackfile.host.OneOff;
import io.stackfile.model.Mount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container that runs once, in docker-java's words. What its volumes leave unnamed stays so: a container of the service may be
 * writing to the named ones.
 */
record OneOffRequest(OneOff oneOff, Mounts mounts, List<String> variables) {
    static OneOffRequest of(OneOff oneOff, List<String> variables) {
        Mounts mounts = Mounts.written(oneOff.container(), mount -> !(mount instanceof Mount.Anonymous));
        return new OneOffRequest(oneOff, mounts, variables);
    }

    CreateContainerCmd on(DockerClient docker) {
        ContainerSpec container = oneOff.container();
        CreateContainerCmd create = new CreateRequest(container, mounts, variables).on(docker);
        HostConfig host = java.util.Objects.requireNonNull(create.getHostConfig());
        host.withAutoRemove(!oneOff.kept());
        if (create.getAliases() != null) {
            create.withAliases(List.of());
        }
        return create.withLabels(labels(container))
                .withVolumes(unnamed(container))
                .withStdInOnce(true);
    }

    private static Map<String, String> labels(ContainerSpec container) {
        Map<String, String> labels = new TreeMap<>(ContainerLabels.of(container));
        labels.put(Labels.ONE_OFF, "true");
        labels.put(Labels.COMPOSE_ONEOFF, "True");
        return labels;
    }

    private static List<Volume> unnamed(ContainerSpec container) {
        return container.service().mounts().stream()
                .filter(Mount.Anonymous.class::isInstance)
                .map(mount -> new Volume(mount.target()))
                .toList();
    }
}
