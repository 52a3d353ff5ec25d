package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.host.HostException;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which builder is asked, and what is said when it will not, of engines that the lab has not. */
final class BuilderTest {
    private static final String BUILD = "POST /build";
    private static final String LOST =
            "{\"errorDetail\":{\"message\":\"failed to read downloaded context: failed to load"
                    + " cache key: Get \\\"http://build-context-x\\\": dial tcp: lookup build-context-x: no such host\"}}";

    private final List<String> heard = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theClassicBuilderBuildsWhereNothingElseIsAskedFor() throws IOException {
        CannedHttp engine = built(new CannedHttp("1.41"));
        build(engine, "FROM scratch");
        assertEquals(List.of(""), versions(engine));
    }

    @Test
    void buildKitBuildsWhereItIsTheEnginesOwnChoice() throws IOException {
        CannedHttp engine = new CannedHttp("1.44").preferringBuildKit().answer(BUILD, 200, "");
        build(engine, "FROM scratch");
        assertEquals(List.of("2"), versions(engine));
    }

    @Test
    void buildKitBuildsWhatOnlyItKnows() throws IOException {
        CannedHttp engine = new CannedHttp("1.41").answer(BUILD, 200, "");
        build(engine, "FROM scratch\nCOPY --link x /");
        assertEquals(
                "/v1.41/build?buildargs=%7B%22TOKEN%22%3A%22t0psecret%22%7D&dockerfile=Dockerfile&t=shop-web%3Alatest"
                        + "&target=web&version=2",
                engine.last().target());
        assertFalse(engine.last().headers().containsKey("X-Registry-Config"));
    }

    @Test
    void theClassicBuilderStepsInWhereBuildKitLosesTheFolder() throws IOException {
        CannedHttp engine = new CannedHttp("1.44").preferringBuildKit().answer(BUILD, 200, LOST);
        assertThrows(HostException.class, () -> build(engine, "FROM scratch"));
        assertEquals(List.of("2", ""), versions(engine));
    }

    @Test
    void nothingStepsInForWhatOnlyBuildKitKnows() {
        CannedHttp engine = new CannedHttp("1.44").answer(BUILD, 200, LOST);
        assertEquals(
                "Docker did not build shop-web:latest: its BuildKit loses the folder it is sent, as that of engines before"
                        + " 28 does with containerd's image store; build it yourself, docker build -t shop-web:latest "
                        + folder + ", and stack up takes it as it is",
                refusal(engine, "FROM scratch\nCOPY --link x /"));
        assertEquals(List.of("2"), versions(engine));
    }

    @Test
    void tellsTheStepsAndTheLastLinesOfTheOneThatFailed() throws IOException {
        CannedHttp engine = new CannedHttp("1.41")
                .answer(
                        BUILD,
                        200,
                        trace(vertex("d1", "[1/2] FROM scratch", ""), vertex("i", "[internal] load", ""))
                                + trace(vertex("d2", "[2/2] RUN echo t0psecret", ""))
                                + trace(
                                        log("d1", "other\n"),
                                        log("d2", "first\n\u001b[1msec"),
                                        log("d2", "ond: t0psecret"))
                                + trace(vertex("d2", "[2/2] RUN echo t0psecret", "exit code: 7"))
                                + "{\"id\":\"moby.buildkit.trace\",\"aux\":\"AAAA\"}\n"
                                + "{\"errorDetail\":{\"message\":\"process \\\"/bin/sh -c echo t0psecret\\\" did not complete"
                                + " successfully: exit code: 7\"}}\n");
        assertEquals(
                "Docker did not build shop-web:latest: The command '/bin/sh -c echo ***' returned a non-zero code: 7\n"
                        + "    first\n    second: ***",
                refusal(engine, "FROM scratch\nRUN --mount=type=cache,target=/c make"));
        assertEquals(List.of("[1/2] FROM scratch", "[2/2] RUN echo ***"), heard);
    }

    private static String trace(byte[]... fields) {
        return "{\"id\":\"moby.buildkit.trace\",\"aux\":\""
                + Base64.getEncoder().encodeToString(joined(fields)) + "\"}\n";
    }

    private static byte[] vertex(String digest, String name, String error) {
        return field(1, joined(text(1, digest), text(3, name), field(5, new byte[] {8, 1}), text(7, error)));
    }

    private static byte[] log(String vertex, String message) {
        return field(3, joined(text(1, vertex), new byte[] {3 << 3, 1}, text(4, message)));
    }

    private static byte[] text(int number, String text) {
        return text.isEmpty() ? new byte[0] : field(number, text.getBytes(UTF_8));
    }

    private static byte[] field(int number, byte[] value) {
        return joined(new byte[] {(byte) (number << 3 | 2), (byte) value.length}, value);
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static CannedHttp built(CannedHttp engine) {
        return engine.answer(BUILD, 200, "{\"stream\":\"Successfully built 0a1b\\n\"}");
    }

    /** Of the requests to build. */
    private static List<String> versions(CannedHttp engine) {
        return engine.targets().stream()
                .filter(target -> target.contains("/build"))
                .map(target -> target.contains("version=2") ? "2" : "")
                .toList();
    }

    private String refusal(CannedHttp engine, String dockerfile) {
        return String.valueOf(assertThrows(HostException.class, () -> build(engine, dockerfile))
                .getMessage());
    }

    private void build(CannedHttp engine, String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Build build = new Build(
                folder.toString(),
                "Dockerfile",
                new TreeMap<>(Map.of("TOKEN", Value.of("TOKEN", "t0psecret"))),
                Optional.of("web"),
                false);
        Lab.host(engine).buildImage(Image.of("shop-web"), build, far -> heard.add(far.words()));
    }
}
