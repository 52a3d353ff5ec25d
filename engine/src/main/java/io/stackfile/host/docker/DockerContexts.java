package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.TlsFiles;
import io.stackfile.host.ssh.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The contexts of Docker's own program: engines that the user has given names. */
final class DockerContexts {
    static final String DEFAULT = "default";

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

    static boolean exists(String name, Map<String, String> environment) {
        return name.equals(DEFAULT) || Files.exists(meta(name, environment));
    }

    static Way way(String name, Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        if (name.equals(DEFAULT)) {
            return DefaultSockets.way(environment);
        }
        String address = DockerFolder.read(meta(name, environment))
                .at("Endpoints", "docker", "Host")
                .text();
        if (address.isEmpty()) {
            throw new HostException("there is no Docker context called " + name + "; docker context ls lists them");
        }
        Path certificates =
                contexts(environment).resolve("tls").resolve(id(name)).resolve("docker");
        return Addresses.way(
                address,
                Files.isDirectory(certificates) ? Optional.of(new TlsFiles(certificates)) : Optional.empty(),
                surroundings);
    }

    /** All that there are, sorted. */
    static List<String> names(Map<String, String> environment) {
        try (Stream<Path> folders = Files.list(contexts(environment).resolve("meta"))) {
            return Stream.concat(
                            Stream.of(DEFAULT),
                            folders.map(folder -> DockerFolder.read(folder.resolve("meta.json"))
                                            .get("Name")
                                            .text())
                                    .filter(name -> !name.isEmpty())
                                    .sorted())
                    .toList();
        } catch (IOException none) {
            return List.of(DEFAULT);
        }
    }

    private static Path meta(String name, Map<String, String> environment) {
        return contexts(environment).resolve("meta").resolve(id(name)).resolve("meta.json");
    }

    private static Path contexts(Map<String, String> environment) {
        return DockerFolder.of(environment).resolve("contexts");
    }

    private static String id(String name) {
        return ContainerLabels.sha256(name);
    }
}
