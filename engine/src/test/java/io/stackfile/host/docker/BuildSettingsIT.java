package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes of the settings of a build on the lab's engine. */
@Timeout(120)
final class BuildSettingsIT {
    private static final int DOCKER_23 = 42;

    private final DockerHost host = Lab.host();
    private final Engine engine = Lab.engine();
    private final String name = "b" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> heard = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void hasItsBase() {
        host.pullImage(Image.of("busybox"), progress -> {});
    }

    @AfterEach
    void leavesNothing() {
        try (host;
                engine) {
            List.of(name, name + ":2").stream()
                    .map(Image::of)
                    .filter(image -> host.observe("none").image(image).isPresent())
                    .forEach(Lab::removeImage);
        }
    }

    @Test
    void theImageHasItsLabelsAndItsNames() {
        build(
                "    labels: {com.example.version: '1.4'}",
                "    tags: ['" + name + ":2']",
                "    dockerfile_inline: FROM busybox");
        Json image = engine.get("look", "/images/" + name + ":2/json");
        assertEquals("1.4", image.at("Config", "Labels", "com.example.version").text());
        assertEquals(2, image.get("RepoTags").texts().size());
    }

    @Test
    void theCommandsSeeHostsLimitsMemoryAndArguments() {
        build(
                "    args: {WHO: world}",
                "    extra_hosts: ['mail=203.0.113.9']",
                "    ulimits: {nofile: 777}",
                "    shm_size: 32m",
                "    network: none",
                "    dockerfile_inline: |",
                "      FROM busybox",
                "      ARG WHO",
                "      RUN grep -q '203.0.113.9.*mail' /etc/hosts && test $(ulimit -n) = 777",
                "      RUN df -k /dev/shm | grep -q 32768 && ! ls /sys/class/net | grep eth0 && test $$WHO = world");
        assertTrue(host.observe("none").image(Image.of(name)).isPresent());
    }

    @Test
    void buildKitHasThemToo() {
        build(
                "    extra_hosts: ['mail=203.0.113.9']",
                "    labels: {com.example.version: '1.4'}",
                "    tags: ['" + name + ":2']",
                "    network: none",
                "    dockerfile_inline: |",
                "      FROM busybox",
                "      RUN --mount=type=cache,target=/c grep -q '203.0.113.9.*mail' /etc/hosts");
        assertEquals(
                "1.4",
                engine.get("look", "/images/" + name + ":2/json")
                        .at("Config", "Labels", "com.example.version")
                        .text());
    }

    @Test
    void whatIsThereFromTheLastTimeIsLeftOutWhereThatIsAskedFor() {
        String dockerfile = "    dockerfile_inline: \"FROM busybox\\nRUN cat /proc/sys/kernel/random/uuid > /uuid\"";
        build(dockerfile);
        String first = id();
        build(dockerfile);
        assertEquals(first, id());
        build("    no_cache: true", dockerfile);
        assertTrue(!first.equals(id()), first);
    }

    @Test
    void whatTheBuildKitOfAnOldEngineWouldForgetIsRefused() {
        assumeTrue(engine.newest().minor() < DOCKER_23, "this engine forgets nothing");
        assertEquals(
                "Docker did not build " + name + ":latest: its Dockerfile asks for BuildKit, which takes build.ulimits"
                        + " since Docker 23, and this engine is older; take it out, or update the engine",
                refusal("    ulimits: {nofile: 777}"));
    }

    @Test
    void theNetworksThatBuildKitDoesNotKnowAreRefused() {
        assertEquals(
                "Docker did not build " + name + ":latest: its Dockerfile asks for BuildKit, which knows the networks"
                        + " default, none and host only; write one of them for build.network, not 'back'",
                refusal("    network: back"));
    }

    private String refusal(String setting) {
        return String.valueOf(assertThrows(
                        HostException.class,
                        () -> build(
                                setting,
                                "    dockerfile_inline: |",
                                "      FROM busybox",
                                "      RUN --mount=type=cache,target=/c true"))
                .getMessage());
    }

    private String id() {
        return host.observe("none").image(Image.of(name)).orElseThrow();
    }

    private void build(String... settings) {
        List<String> lines = new ArrayList<>(List.of("web:", "  image: " + name, "  build:", "    context: " + folder));
        lines.addAll(List.of(settings));
        Service service = Given.stack(lines.toArray(String[]::new)).services().get(0);
        host.buildImage(service.image(), service.build().orElseThrow(), far -> heard.add(far.words()));
    }
}
