package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.fail;

import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.UnixDialer;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The lab's engine, which {@code lab/up} starts. */
final class Lab {
    private static final Path SOCKET =
            Path.of(System.getenv().getOrDefault("STACK_LAB", "/var/tmp/stack-lab"), "docker.sock");

    private static final Map<String, String> NO_LOGINS = Map.of("DOCKER_CONFIG", "/nonexistent");

    private Lab() {}

    static Dialer dialer() {
        if (!Files.exists(SOCKET)) {
            fail("no engine listens at " + SOCKET + "; run lab/up");
        }
        return new UnixDialer(SOCKET);
    }

    /** For a test that brings an HTTP client of its own. */
    static Dialer nowhere() {
        return () -> {
            throw new IOException("nobody is to be reached");
        };
    }

    static DockerHost host() {
        return host(new HttpClient(dialer()));
    }

    static DockerHost host(Http http) {
        return new DockerHost(way(), http, NO_LOGINS);
    }

    static Way way() {
        return new Way(
                new UnixDialer(SOCKET),
                "localhost",
                true,
                reason -> NoEngine.atSocket(SOCKET, reason) + "; run lab/up");
    }

    static Engine engine() {
        return new Engine(new HttpClient(dialer()), new RegistryLogins(NO_LOGINS), reason -> "run lab/up");
    }

    static Json inspect(String container) {
        try (Engine engine = engine()) {
            return engine.get("find " + container, "/containers/" + container + "/json");
        }
    }

    static void removeImage(Image image) {
        try (Engine engine = engine()) {
            engine.run(
                    "remove image",
                    docker ->
                            docker.removeImageCmd(image.name()).withForce(true).exec());
        }
    }
}
