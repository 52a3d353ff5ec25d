package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.HostException;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only BuildKit builds, on a real engine. */
@Timeout(120)
final class BuildKitIT {
    private final DockerHost host = Lab.host();
    private final Image image = Image.of("b" + UUID.randomUUID().toString().substring(0, 8));
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
        try (host) {
            if (host.observe("none").image(image).isPresent()) {
                Lab.removeImage(image);
            }
        }
    }

    @Test
    void keepsACacheFromOneBuildToTheNext() throws IOException {
        String mount = "RUN --mount=type=cache,id=" + image.repository() + ",target=/cache ";
        build("FROM busybox\n" + mount + "echo kept >/cache/file");
        build("FROM busybox\n" + mount + "cp /cache/file /file && grep kept /file");
        assertTrue(host.observe("none").image(image).isPresent());
        assertTrue(
                heard.contains("[stage-0 2/2] " + mount + "cp /cache/file /file && grep kept /file"), heard::toString);
    }

    @Test
    void tellsWhyItFailedAndKeepsSecretsOut() throws IOException {
        String message = refusal("FROM busybox\nARG TOKEN\n"
                + "RUN --mount=type=cache,target=/c echo the token is $TOKEN >&2 && echo almost >&2 && exit 7");
        assertEquals(
                "Docker did not build " + image
                        + ": The command '/bin/sh -c echo the token is $TOKEN >&2 && echo almost >&2"
                        + " && exit 7' returned a non-zero code: 7\n    the token is ***\n    almost",
                message);
    }

    @Test
    void saysWhatItCannotPassToABuild() throws IOException {
        assertEquals(
                "Docker did not build " + image + ": Dockerfile:2: RUN --mount=type=secret,id=pass asks for what stack"
                        + " cannot pass to a build; build it yourself, docker build --secret id=…,src=… -t " + image
                        + " "
                        + folder + ", and stack up takes it as it is",
                refusal("FROM busybox\nRUN --mount=type=secret,id=pass cat /run/secrets/pass"));
    }

    @Test
    void leavesOutWhatIsIgnored() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "secret\n");
        Files.writeString(folder.resolve("secret"), "x");
        assertEquals(
                "Docker did not build " + image
                        + ": there is no /secret to copy; if it is in the folder, .dockerignore keeps it out",
                refusal("FROM busybox\nCOPY --chmod=600 secret /secret"));
    }

    @Test
    void tellsWhichLineIsWrong() throws IOException {
        String message = refusal("# a comment\nFROM busybox\nCOPY --chmod=644 Dockerfile /\nFRUM there");
        assertTrue(
                message.matches(
                        "Docker did not build " + image + ": line 4 of its Dockerfile: unknown instruction: FRUM.*"),
                message);
    }

    @Test
    void tellsHowMuchOfABigFolderHasBeenSent() throws IOException {
        Files.write(folder.resolve("big"), new byte[20_000_000]);
        build("FROM busybox\nCOPY --chmod=600 big /big");
        assertTrue(heard.contains("sends its folder: 20.0 of 20.0 MB"), heard::toString);
    }

    private String refusal(String dockerfile) {
        return String.valueOf(
                assertThrows(HostException.class, () -> build(dockerfile)).getMessage());
    }

    private void build(String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Build build = new Build(
                folder.toString(),
                "Dockerfile",
                new TreeMap<>(Map.of("TOKEN", Value.of("TOKEN", "t0psecret"))),
                Optional.empty(),
                false);
        host.buildImage(image, build, far -> heard.add(far.words()));
    }
}
