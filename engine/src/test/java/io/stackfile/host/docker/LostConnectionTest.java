package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.LogRequest;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.ScriptedServer;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that goes away in the middle of an answer is never taken for one that has nothing more to say. */
@Timeout(20)
final class LostConnectionTest {
    private static final String LOST =
            ": the connection to it ended before it had answered; whether it was done is not known";
    private static final String CONTAINER =
            "{\"Config\":{\"Tty\":false},\"State\":{\"Status\":\"running\",\"Health\":{\"Status\":\"starting\"}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whileAContainerStarts() throws IOException {
        assertEquals(
                "Docker did not start db" + LOST,
                said("HTTP/1.1 200 OK|Content-Len", host -> host.startContainer("db")));
    }

    @Test
    void whileTheStackIsLookedAt() throws IOException {
        String half = "HTTP/1.1 200 OK|Content-Length: 500||[{";
        assertEquals("Docker did not list the containers of shop" + LOST, said(half, host -> host.observe("shop")));
    }

    @Test
    void whileAnImageIsPulled() throws IOException {
        String half = "HTTP/1.1 200 OK|Transfer-Encoding: chunked||16|{\"status\":\"Pulling\"}\r\n|";
        assertEquals(
                "Docker did not pull redis:7" + LOST, said(half, host -> host.pullImage(Image.of("redis:7"), p -> {})));
    }

    @Test
    void butNotWhileTheFolderOfABuildCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
        Files.writeString(folder.resolve(".dockerignore"), "foo[");
        Build build = new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false);
        assertEquals(
                "Docker did not build shop/web:latest: " + folder.resolve(".dockerignore")
                        + ":1: 'foo[' has a [ without its ]; write \\[ for the letter itself",
                said("", host -> host.buildImage(Image.of("shop/web"), build, step -> {})));
    }

    @Test
    void butNotWhenItIsNoEngine() throws IOException {
        assertEquals(
                "Docker did not start db: what answers there is not a Docker engine",
                said("SSH-2.0-OpenSSH|", host -> host.startContainer("db")));
    }

    @Test
    void whileALogIsRead() throws IOException {
        String half = "HTTP/1.1 200 OK|Transfer-Encoding: chunked||a|\1\0\0\0\0\0\0\5he|";
        assertEquals(
                "Docker did not show the log of db" + LOST,
                said(
                        half,
                        host -> host.logs(
                                "db", new LogRequest(true, OptionalInt.empty(), Optional.empty(), false), line -> {})));
    }

    @Test
    void whileAnEventIsAwaited() throws IOException {
        String half = "HTTP/1.1 200 OK|Transfer-Encoding: chunked||1|\n|";
        assertEquals("Docker did not tell when db is healthy" + LOST, said(half, host -> host.awaitHealthy("db")));
        String end = "HTTP/1.1 200 OK|Transfer-Encoding: chunked||0||";
        assertEquals("Docker did not tell when db is healthy" + LOST, said(end, host -> host.awaitHealthy("db")));
    }

    /** What is said when the engine answers pings and questions for a container, and all else by this before it hangs up. */
    private String said(String half, Consumer<Host> deed) throws IOException {
        Path place = Files.createTempDirectory(folder, "s");
        try (ScriptedServer server = new ScriptedServer(place, peer -> answer(peer, half));
                DockerHost host = new DockerHost(
                        new Way(server.dialer(), "localhost", true, reason -> "nobody"),
                        new HttpClient(server.dialer()),
                        Map.of())) {
            return String.valueOf(
                    assertThrows(HostException.class, () -> deed.accept(host)).getMessage());
        }
    }

    private static void answer(ScriptedServer.Peer peer, String half) throws IOException {
        while (true) {
            String head = peer.head();
            if (head.startsWith("GET /_ping")) {
                peer.say("HTTP/1.1 200 OK|Api-Version: 1.41|Content-Length: 2||OK");
            } else if (head.startsWith("GET /v1.41/containers/db/json")) {
                peer.say("HTTP/1.1 200 OK|Content-Length: " + CONTAINER.length() + "||" + CONTAINER);
            } else {
                peer.say(half);
                return;
            }
        }
    }
}
