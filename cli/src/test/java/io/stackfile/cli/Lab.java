package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The engine that {@code lab/up} made. */
final class Lab {
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("STACK_LAB", "/var/tmp/stack-lab"));
    // Not what it begins with by itself: an offer of HTTP/2, which some servers end the connection at.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Lab() {}

    static Map<String, String> environment() {
        if (!Files.exists(FOLDER.resolve("docker.sock"))) {
            fail("the lab is not up: run lab/up, as root");
        }
        return new HashMap<>(Map.of("DOCKER_HOST", "unix://" + FOLDER.resolve("docker.sock")));
    }

    static Path socket() {
        return FOLDER.resolve("docker.sock");
    }

    static String address() {
        return setting("LAB_ADDRESS");
    }

    static String registry() {
        return setting("LAB_REGISTRY");
    }

    private static String setting(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve("env")).stream()
                    .map(line -> line.replaceFirst("^export ", ""))
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1).replace("'", ""))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError("the lab is not up: run lab/up, as root", e);
        }
    }

    static Ran stack(Path folder, String... arguments) {
        return Ran.with(folder, environment(), arguments);
    }

    static Ran done(Path folder, String... arguments) {
        Ran ran = stack(folder, arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    /** Something done behind our back, by the engine's own API; its status. */
    static int request(String method, String path, String json) throws IOException {
        try (SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(FOLDER.resolve("docker.sock")))) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
            engine.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(64);
            engine.read(answer);
            return Integer.parseInt(new String(answer.array(), StandardCharsets.UTF_8).split(" ")[1]);
        }
    }

    /** What the engine's own API answers, with its head. */
    static String get(String path) throws IOException {
        try (SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(FOLDER.resolve("docker.sock")))) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: lab\r\n\r\n";
            engine.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            return new String(java.nio.channels.Channels.newInputStream(engine).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a published port answers; asks again until there is an answer with status 200, for a minute. */
    static String get(int port, String path) {
        return get(address(), port, path);
    }

    /** The same of another host. */
    static String get(String host, int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String last = "nothing";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return response.body();
                }
                last = "status " + response.statusCode();
                pause();
            } catch (IOException notYet) {
                last = String.valueOf(notYet);
                pause();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return fail(request.uri() + " does not answer: " + last);
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
}
