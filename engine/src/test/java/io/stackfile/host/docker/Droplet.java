package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.ssh.Nobody;
import io.stackfile.host.ssh.Surroundings;
import io.stackfile.lab.RemoteHost;
import io.stackfile.model.Image;
import java.util.Map;
import java.util.Optional;

/** How tests reach a host of the lab. */
record Droplet(String address, boolean systemSsh) {
    private Surroundings surroundings() {
        return new Surroundings(
                Map.of("HOME", RemoteHost.home().toString(), "DOCKER_CONFIG", "/nonexistent"),
                new Nobody(line -> {}),
                systemSsh);
    }

    Host open() {
        return DockerHosts.open(Optional.of(address), surroundings());
    }

    Way way() {
        return DockerHosts.way(Optional.of(address), surroundings());
    }

    void removeImage(Image image) {
        Way way = way();
        try (Engine engine = new Engine(
                new HttpClient(way.dialer()), new RegistryLogins(surroundings().environment()), way.explanation())) {
            engine.run(
                    "remove image",
                    docker ->
                            docker.removeImageCmd(image.name()).withForce(true).exec());
        }
    }
}
