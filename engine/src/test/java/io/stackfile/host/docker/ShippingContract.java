package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.Leftovers;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.TestService;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an image that was built on one engine and is wanted on another. */
@Timeout(120)
abstract class ShippingContract {
    private final String stack = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Set<Image> images = new HashSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The engine that images are built on. */
    abstract Way here();

    /** The engine that they are sent to. */
    abstract Way there();

    /** A way to ask the first engine for an image that the second one must not have, now that it is built. */
    abstract Http source(Image image) throws IOException;

    @AfterEach
    void leavesNothing() throws IOException {
        try (DockerHost host = new DockerHost(there(), Map.of())) {
            Leftovers.remove(host, stack);
        }
        for (Image image : images) {
            remove(here(), image);
            remove(there(), image);
        }
    }

    @Test
    void sendsOnlyTheLayersThatTheHostLacks() throws IOException {
        pull(there());
        Image image = build("FROM busybox\nCOPY data /data\nRUN echo first >/first && echo second >/second");
        ship(image, answer -> answer);
        assertEquals("3.0 of 3.0 MB, 1 of 3 layers there already", heard.get(heard.size() - 1));
        assertEquals(List.of("second"), output(image, "cat /second"));
    }

    @Test
    void sendsNoLayerThatIsThereUnderAnotherName() throws IOException {
        pull(there());
        ship(build("FROM busybox\nCOPY data /data"), answer -> answer);
        Image image = build("FROM busybox\nCOPY data /data\nENV COLOUR=red");
        ship(image, answer -> answer);
        assertEquals("0.0 of 0.0 MB, 2 of 2 layers there already", heard.get(heard.size() - 1));
        assertEquals(List.of("red"), output(image, "echo $COLOUR"));
    }

    @Test
    void sendsAllToAnEngineThatHasNothingOfIt() throws IOException {
        Image image = build("FROM scratch\nCOPY data /data");
        ship(image, answer -> answer);
        assertEquals("3.0 of 3.0 MB", heard.get(heard.size() - 1));
        assertEquals(1, sent.stream().filter(this::isLoad).count());
    }

    @Test
    void sendsAllAfterAllWhenTheEngineRefusesLess() throws IOException {
        Image image = build("FROM scratch\nCOPY data /data");
        String layer;
        try (Engine engine = new Engine(new HttpClient(here().dialer()), new RegistryLogins(Map.of()), reason -> "")) {
            layer = LayersThere.layers(engine.get("look", "/images/" + image + "/json"))
                    .get(0);
        }
        // It claims to have the layer, which it has not.
        ship(image, answer -> answer.replaceFirst("\"Layers\":\\[[^]]*]", "\"Layers\":[\"" + layer + "\"]"));
        assertTrue(heard.contains("the host wants all layers"), heard::toString);
        assertEquals(2, sent.stream().filter(this::isLoad).count());
        assertEquals("3.0 of 3.0 MB", heard.get(heard.size() - 1));
    }

    @Test
    void saysThatTheImageIsForAnotherMachineBeforeAnythingIsSent() throws IOException {
        Image image = build("FROM scratch\nCOPY data /data");
        HostException refusal = assertThrows(
                HostException.class,
                () -> ship(image, answer -> answer.replaceAll("\"Arch\":\"[^\"]*\"", "\"Arch\":\"s390x\"")));
        String processor = System.getProperty("os.arch").replace("aarch64", "arm64");
        assertEquals(
                "Docker did not ship " + image + ": it is for linux/" + processor
                        + ", and " + there().name()
                        + " is linux/s390x; make it for that, docker build --platform linux/s390x,"
                        + " or have it built there, stack build --host",
                refusal.getMessage());
        assertTrue(sent.stream().noneMatch(this::isLoad), sent::toString);
    }

    @Test
    void saysThatThereIsNoSuchImage() throws IOException {
        Image image = build("FROM scratch\nCOPY data /data");
        Http source = source(image);
        remove(here(), image);
        try (DockerHost host = host(source, answer -> answer)) {
            assertEquals(
                    "Docker did not ship nobody/nothing:latest: this machine has no such image",
                    assertThrows(
                                    HostException.class,
                                    () -> host.shipImage(Image.of("nobody/nothing"), far -> heard.add(far.words())))
                            .getMessage());
        }
    }

    @Test
    void knowsWhichImagesExistOnlyHere() throws IOException {
        pull(here());
        Image image = build("FROM scratch\nCOPY data /data");
        try (DockerHost host = host(source(image), answer -> answer)) {
            assertEquals(
                    Origin.HERE, host.localImages().image(image).orElseThrow().origin());
            assertEquals(
                    Origin.REGISTRY,
                    host.localImages().image(Image.of("busybox")).orElseThrow().origin());
        }
    }

    private boolean isLoad(String request) {
        return request.startsWith("POST") && request.contains("/images/load");
    }

    private void ship(Image image, UnaryOperator<String> distorted) throws IOException {
        try (DockerHost host = host(source(image), distorted)) {
            assertTrue(host.observe(stack).image(image).isEmpty(), "it is there already");
            String id = host.localImages().image(image).orElseThrow().id();
            host.shipImage(image, far -> heard.add(far.words()));
            assertEquals(Optional.of(id), host.observe(stack).image(image));
        }
    }

    /** {@code distorted} changes what the second engine says of itself and its images. */
    private DockerHost host(Http source, UnaryOperator<String> distorted) {
        return new DockerHost(
                there(),
                through(new HttpClient(there().dialer()), distorted),
                Optional.of(new Engine(source, new RegistryLogins(Map.of()), reason -> "nobody")),
                Map.of());
    }

    private Http through(Http http, UnaryOperator<String> distorted) {
        return new Http() {
            @Override
            public HttpResponse send(HttpRequest request) throws IOException {
                sent.add(request.method() + " " + request.target());
                HttpResponse answer = http.send(request);
                if (!request.method().equals("GET") || !request.target().matches(".*(/images/sha.*json|/version)")) {
                    return answer;
                }
                String text = distorted.apply(answer.text());
                return new HttpResponse(
                        answer.status(),
                        answer.headers(),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public void close() {
                http.close();
            }
        };
    }

    private Image build(String dockerfile) throws IOException {
        if (Files.notExists(folder.resolve("data"))) {
            byte[] data = new byte[3_000_000];
            new Random(stack.hashCode()).nextBytes(data);
            Files.write(folder.resolve("data"), data);
        }
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Image image = Image.of(stack + "-built" + images.size());
        pull(here());
        try (DockerHost host = new DockerHost(here(), Map.of())) {
            host.buildImage(
                    image,
                    new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false),
                    step -> {});
        }
        images.add(image);
        return image;
    }

    private static void pull(Way way) {
        try (DockerHost host = new DockerHost(way, Map.of())) {
            host.pullImage(Image.of("busybox"), progress -> {});
        }
    }

    static void remove(Way way, Image image) throws IOException {
        try (HttpClient http = new HttpClient(way.dialer())) {
            http.send(new HttpRequest(
                            "DELETE",
                            "/images/" + image + "?force=1",
                            Map.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .close();
        }
    }

    private List<String> output(Image image, String script) {
        Service job = TestService.called("job").image(image.name()).runs(script).build();
        ContainerSpec spec = ContainerSpec.of(new Stack(stack, "", List.of(job), List.of()), job, 1, "fp");
        try (DockerHost host = new DockerHost(there(), Map.of())) {
            host.createNetwork(new NetworkSpec(stack, stack, "5a17"));
            host.createContainer(spec);
            host.startContainer(spec.name());
            host.awaitCompleted(spec.name());
            return host.lastLines(spec.name(), 10);
        }
    }
}
