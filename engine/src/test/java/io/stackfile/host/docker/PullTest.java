package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PullTest {
    private static final String PULL = "POST /images/create";
    private static final Image WEB = Image.of("images.example/web");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void addsUpTheLayers() {
        CannedHttp engine = new CannedHttp("1.41").answer(PULL, 200, """
                        {"status":"Pulling from library/redis","id":"7"}
                        {"status":"Pulling fs layer","progressDetail":{},"id":"a"}
                        {"status":"Downloading","progressDetail":{"current":1000000,"total":30000000},"id":"a"}
                        {"status":"Downloading","progressDetail":{"current":2340000,"total":10000000},"id":"b"}
                        {"status":"Download complete","progressDetail":{},"id":"a"}
                        {"status":"Extracting","progressDetail":{"current":100,"total":30000000},"id":"a"}
                        {"status":"Status: Downloaded newer image for redis:7"}
                        """);
        List<String> heard = new ArrayList<>();
        Lab.host(engine).pullImage(Image.of("redis:7"), far -> heard.add(far.words()));
        assertEquals(List.of("1.0 of 30.0 MB", "3.3 of 40.0 MB", "32.3 of 40.0 MB"), heard);
        assertEquals(
                "/v1.41/images/create?fromImage=redis&tag=7", engine.last(PULL).target());
        assertFalse(engine.last(PULL).headers().containsKey("X-Registry-Auth"));
        assertEquals("/v1.41/images/redis:7/tag?repo=redis&tag=7", engine.last().target(), "so that it notes the time");
    }

    @Test
    void asksForADigest() {
        CannedHttp engine = new CannedHttp("1.41").answer(PULL, 200, "");
        Lab.host(engine).pullImage(Image.of("quay.io/shop/web@sha256:0a1b"), progress -> {});
        assertEquals(
                "/v1.41/images/create?fromImage=quay.io%2Fshop%2Fweb&tag=sha256%3A0a1b",
                engine.last(PULL).target());
    }

    @Test
    void asksForAnotherPlatform() {
        CannedHttp engine = new CannedHttp("1.41").answer(PULL, 200, "");
        Lab.host(engine).pullImage(Image.of("redis:7").on(Optional.of("linux/arm64")), progress -> {});
        assertEquals(
                "/v1.41/images/create?fromImage=redis&platform=linux%2Farm64&tag=7",
                engine.last(PULL).target());
    }

    @Test
    void saysWhatWentWrongOnTheWay() {
        CannedHttp engine = new CannedHttp("1.41").answer(PULL, 200, """
                        {"status":"Downloading","progressDetail":{"current":1,"total":2},"id":"a"}
                        {"errorDetail":{"message":"write /var/lib/docker/tmp/x: no space left on device"},"error":"write"}
                        """);
        HostException refusal = assertThrows(
                HostException.class, () -> Lab.host(engine).pullImage(Image.of("redis:7"), progress -> {}));
        assertEquals(
                "Docker did not pull redis:7: the disk of the host is full; docker system prune frees some of it",
                refusal.getMessage());
    }

    @Test
    void showsTheRegistryWhoTheUserIs() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"images.example\":{\"auth\":\""
                        + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(UTF_8)) + "\"}}}");
        CannedHttp engine = new CannedHttp("1.41").answer(PULL, 200, "");
        host(engine).pullImage(Image.of("images.example/shop/web"), progress -> {});
        Json login = Json.parse(new String(
                Base64.getUrlDecoder().decode(engine.last(PULL).headers().getOrDefault("X-Registry-Auth", "")), UTF_8));
        assertEquals("ada", login.get("username").text());
        assertEquals("lovelace", login.get("password").text());
        assertEquals("images.example", login.get("serveraddress").text());
    }

    @Test
    void pullsWithoutALoginAndTellsOnlyARefusalWhyThereIsNone() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"credHelpers\":{\"images.example\":\"pass\"}}");
        CannedHttp open = new CannedHttp("1.41").answer(PULL, 200, "");
        host(open).pullImage(WEB, progress -> {});
        assertFalse(open.last(PULL).headers().containsKey("X-Registry-Auth"));

        CannedHttp closed = new CannedHttp("1.41").answer(PULL, 500, "{\"message\":\"no basic auth credentials\"}");
        assertEquals(
                "Docker did not pull images.example/web:latest: the registry wants a login: docker login."
                        + " docker-credential-pass, which keeps your logins, is not on the PATH",
                assertThrows(HostException.class, () -> host(closed).pullImage(WEB, progress -> {}))
                        .getMessage());
    }

    private DockerHost host(CannedHttp engine) {
        return new DockerHost(
                new Way(Lab.nowhere(), "localhost", true, reason -> "nobody"),
                engine,
                Map.of("DOCKER_CONFIG", folder.toString()));
    }
}
