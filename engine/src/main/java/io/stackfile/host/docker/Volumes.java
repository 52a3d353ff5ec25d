package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import io.stackfile.host.Labels;
import io.stackfile.host.VolumeSpec;
import java.util.Map;
import java.util.TreeMap;

/** Makes and destroys volumes. */
record Volumes(Engine engine) {
    void create(VolumeSpec volume) {
        engine.run("create volume " + volume.name(), docker -> create(docker, volume));
    }

    static void create(DockerClient docker, VolumeSpec volume) {
        docker.createVolumeCmd()
                .withName(volume.name())
                .withDriver("local")
                .withLabels(new TreeMap<>(Map.of(
                        Labels.STACK, volume.stack(),
                        Labels.VOLUME, volume.key(),
                        Labels.COMPOSE_PROJECT, volume.stack(),
                        Labels.COMPOSE_VOLUME, volume.key(),
                        Labels.COMPOSE_VERSION, ContainerLabels.VERSION_OF_COMPOSE)))
                .exec();
    }

    void remove(String name) {
        engine.run(
                "remove volume " + name, docker -> docker.removeVolumeCmd(name).exec());
    }
}
