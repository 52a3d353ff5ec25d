package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real registry that wants a login, in a container of the lab's engine. */
@Timeout(120)
final class RegistryLoginIT {
    /** Of ada, whose password is lovelace. */
    private static final String HTPASSWD = "ada:$2y$04$ny7m9zXeNv8rGTmv35q7huSL4MVUATLy.6LHF/8a1NkltwjG7rd9i\n";

    private static final String CONFIGURATION = """
            version: 0.1
            log: {level: warn}
            storage: {filesystem: {rootdirectory: /registry}}
            http: {addr: ':65001'}
            auth: {htpasswd: {realm: lab, path: /htpasswd}}
            """;
    private static final String REGISTRY = "127.0.0.1:65001";

    private final String name = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final Image server = Image.of(name);
    private final Image web = Image.of(REGISTRY + "/" + name + "/web");
    private final Engine engine = Lab.engine();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void isARegistryThatWantsALogin() throws IOException {
        Files.copy(registryProgram(), folder.resolve("docker-registry"));
        Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        Files.writeString(folder.resolve("registry.yml"), CONFIGURATION);
        try (DockerHost host = Lab.host()) {
            host.pullImage(Image.of("busybox"), progress -> {});
            build(
                    host,
                    server,
                    "FROM lab/base\nCOPY docker-registry htpasswd registry.yml /\n"
                            + "HEALTHCHECK --interval=100ms CMD [\"bash\", \"-c\", \"</dev/tcp/127.0.0.1/65001\"]\n"
                            + "ENV OTEL_TRACES_EXPORTER=none\nCMD [\"/docker-registry\", \"serve\", \"/registry.yml\"]");
        }
        engine.run("start a registry", docker -> {
            docker.createContainerCmd(server.name())
                    .withName(name)
                    .withExposedPorts(ExposedPort.tcp(65001))
                    .withHostConfig(new HostConfig().withPortBindings(PortBinding.parse(REGISTRY + ":65001")))
                    .exec();
            docker.startContainerCmd(name).exec();
        });
        try (DockerHost host = Lab.host()) {
            host.awaitHealthy(name);
        }
        engine.run("fill the registry", docker -> {
            docker.tagImageCmd("busybox", web.repository(), "latest").exec();
            push();
            docker.removeImageCmd(web.name()).exec();
        });
    }

    private void push() throws IOException {
        AuthConfig ada = new AuthConfig()
                .withRegistryAddress(REGISTRY)
                .withUsername("ada")
                .withPassword("lovelace");
        engine.run("push", docker -> {
            try {
                docker.pushImageCmd(web.name()).withAuthConfig(ada).start().awaitCompletion();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    @AfterEach
    void leavesNothing() {
        try (engine) {
            engine.run("remove the registry", docker -> {
                docker.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                for (Image image : new Image[] {server, web, Image.of(name + "-built")}) {
                    if (engine.find("look", "/images/" + image + "/json").isPresent()) {
                        docker.removeImageCmd(image.name()).withForce(true).exec();
                    }
                }
            });
        }
    }

    @Test
    void pullsWithTheLoginThatAProgramKeeps() throws IOException {
        keep("lovelace");
        try (DockerHost host = host()) {
            host.pullImage(web, progress -> {});
            assertTrue(host.observe("none").image(web).isPresent());
        }
    }

    @Test
    void tellsWhatANameMeansInARegistryThatWantsALogin() throws IOException {
        try (DockerHost host = host()) {
            assertEquals(
                    "Docker did not ask the registry about " + web + ": the registry wants a login: docker login",
                    assertThrows(HostException.class, () -> host.registryDigest(web))
                            .getMessage());
        }
        keep("lovelace");
        try (DockerHost host = host()) {
            host.pullImage(web, progress -> {});
            String digest = host.registryDigest(web);
            assertTrue(
                    host.observe("none").images().containsKey(web.repository() + "@" + digest),
                    digest + " of " + host.observe("none").images().keySet());
        }
    }

    @Test
    void buildsOnABaseThatWantsALogin() throws IOException {
        keep("lovelace");
        Image built = Image.of(name + "-built");
        try (DockerHost host = host()) {
            build(host, built, "FROM " + web + "\nRUN --mount=type=cache,target=/c true");
            assertTrue(host.observe("none").image(built).isPresent());
        }
    }

    @Test
    void pushesWithTheLoginAndSaysWhenItTakesOne() throws IOException {
        Image mine = Image.of(REGISTRY + "/" + name + "/mine:2");
        engine.run(
                "tag",
                docker -> docker.tagImageCmd("busybox", mine.repository(), mine.tag())
                        .exec());
        try (DockerHost host = host()) {
            assertEquals(
                    "Docker did not push " + mine + ": the registry wants a login: docker login",
                    assertThrows(HostException.class, () -> host.pushImage(mine, progress -> {}))
                            .getMessage());
        }
        keep("lovelace");
        try (DockerHost host = host()) {
            host.pushImage(mine, progress -> {});
            assertTrue(host.registryDigest(mine).startsWith("sha256:"));
        } finally {
            engine.run("remove", docker -> docker.removeImageCmd(mine.name()).exec());
        }
    }

    @Test
    void isRefusedWithAWrongPasswordAndWithNone() throws IOException {
        try (DockerHost host = host()) {
            assertEquals("Docker did not pull " + web + ": the registry wants a login: docker login", refusal(host));
        }
        keep("byron");
        try (DockerHost host = host()) {
            assertEquals("Docker did not pull " + web + ": the registry wants a login: docker login", refusal(host));
        }
    }

    private String refusal(DockerHost host) {
        return String.valueOf(assertThrows(HostException.class, () -> host.pullImage(web, progress -> {}))
                .getMessage());
    }

    private void keep(String password) throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"credHelpers\":{\"" + REGISTRY + "\":\"test\"}}");
        Path program = folder.resolve("docker-credential-test");
        Files.writeString(program, "#!/bin/sh\necho '{\"Username\":\"ada\",\"Secret\":\"" + password + "\"}'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private DockerHost host() {
        return new DockerHost(
                Lab.way(),
                new HttpClient(Lab.dialer()),
                Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + ":/usr/bin:/bin"));
    }

    private void build(DockerHost host, Image image, String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        host.buildImage(
                image,
                new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false),
                step -> {});
    }

    /** The machine's own, or the lab's. */
    private static Path registryProgram() {
        String lab = System.getenv().getOrDefault("STACK_LAB", "/var/tmp/stack-lab");
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of(lab + "/tools/usr/bin"))
                .map(path -> Path.of(path, "docker-registry"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
