package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The contexts of Docker's own program: engines that the user has given names. */
final class DockerContexts {
    private DockerContexts() {}

    /** The one in use; empty for none. */
    static String current(Map<String, String> environment) {
        String chosen = environment.getOrDefault("DOCKER_CONTEXT", "");
        return chosen.isEmpty()
                ? DockerFolder.read(DockerFolder.of(environment).resolve("config.json"))
                        .get("currentContext")
                        .text()
                : chosen;
    }

    static Way way(String name, Map<String, String> environment) {
        if (name.equals("default")) {
            return DefaultSockets.way(environment);
        }
        Path contexts = DockerFolder.of(environment).resolve("contexts");
        String id = ContainerLabels.sha256(name);
        String address = DockerFolder.read(contexts.resolve("meta").resolve(id).resolve("meta.json"))
                .at("Endpoints", "docker", "Host")
                .text();
        if (address.isEmpty()) {
            throw new HostException("there is no Docker context called " + name
                    + "; docker context ls lists them. An address begins with unix:// or tcp://");
        }
        Path certificates = contexts.resolve("tls").resolve(id).resolve("docker");
        return Addresses.way(
                address, Files.isDirectory(certificates) ? Optional.of(new TlsFiles(certificates)) : Optional.empty());
    }
}
