package io.stackfile.host.docker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class HttpClientTest {
    private static final String OK = "HTTP/1.1 200 OK|";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    while (true) {
                        peer.head();
                        peer.say(OK + "Content-Length: 5||hello");
                    }
                });
                HttpClient client = new HttpClient(server.dialer())) {
            assertEquals("hello", get(client));
            assertEquals("hello", get(client));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void keepsAConnectionWhoseLastChunkIsHereButUnread() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    while (true) {
                        peer.head();
                        peer.say(OK + "Transfer-Encoding: chunked||5|hello|0||");
                    }
                });
                HttpClient client = new HttpClient(server.dialer())) {
            for (int i = 0; i < 3; i++) {
                try (HttpResponse response = client.send(HttpRequest.get("/"))) {
                    assertEquals("hello", new String(response.body().readNBytes(5), UTF_8));
                }
            }
            assertEquals(1, server.connections());
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswerThatIsClosed() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    peer.head();
                    peer.say(OK + "Transfer-Encoding: chunked||6|hello\n|");
                    peer.rest();
                    over.countDown();
                });
                HttpClient client = new HttpClient(server.dialer());
                HttpResponse response = client.send(HttpRequest.get("/events"))) {
            assertEquals("hello\n", new String(response.body().readNBytes(6), UTF_8));
        }
        awaits(over);
    }

    @Test
    void replacesAKeptConnectionThatWasClosedMeanwhile() throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                        folder,
                        peer -> {
                            peer.head();
                            peer.say(OK + "Content-Length: 3||one");
                        },
                        peer -> {
                            peer.head();
                            peer.say(OK + "Content-Length: 3||two");
                        });
                HttpClient client = new HttpClient(server.dialer())) {
            assertEquals("one", get(client));
            assertEquals("two", get(client));
        }
    }

    @Test
    void givesNoOrderTwice() throws IOException {
        List<String> orders = new CopyOnWriteArrayList<>();
        ScriptedServer.Script hearsAnOrderAndDies = peer -> orders.add(peer.head());
        try (ScriptedServer server = new ScriptedServer(
                        folder,
                        peer -> {
                            peer.head();
                            peer.say(OK + "Content-Length: 3||one");
                            hearsAnOrderAndDies.play(peer);
                        },
                        hearsAnOrderAndDies);
                HttpClient client = new HttpClient(server.dialer())) {
            assertEquals("one", get(client));
            assertThrows(ConnectionLost.class, () -> client.send(post("once")));
            assertEquals(1, orders.size());
        }
    }

    @Test
    void keepsTheConnectionOfAnOrderForAQuestion() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    peer.head();
                    assertEquals("x", peer.characters(1));
                    peer.say(OK + "Content-Length: 3||one");
                    peer.head();
                    peer.say(OK + "Content-Length: 3||two");
                });
                HttpClient client = new HttpClient(server.dialer())) {
            assertEquals("one", text(client.send(post("x"))));
            assertEquals("two", get(client));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void saysThatSomethingElseThanHttpIsSpoken() {
        assertThrows(NotHttp.class, () -> answerOf("SSH-2.0-OpenSSH_9.2||"));
        assertThrows(NotHttp.class, () -> answerOf(OK + "Content-Length: many||"));
        assertThrows(NotHttp.class, () -> answerOf(OK + "Transfer-Encoding: chunked||-1|"));
    }

    @Test
    void losesPatienceWithASilentPeer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpClient client = new HttpClient(new TcpDialer(
                        silent.getInetAddress().getHostAddress(), silent.getLocalPort(), Optional.empty()))) {
            HttpRequest ping = HttpRequest.get("/_ping").within(Duration.ofMillis(50));
            assertThrows(CannotConnect.class, () -> client.send(ping));
        }
    }

    @Test
    void doesNotAskTwiceOnAFreshConnection() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, ScriptedServer.Peer::head);
                HttpClient client = new HttpClient(server.dialer())) {
            assertThrows(ConnectionLost.class, () -> get(client));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void readsChunksAndATrailer() throws IOException {
        assertEquals("hello world", answerOf(OK + "Transfer-Encoding: chunked||5|hello|6;x=y| world|0|A: b||"));
    }

    @Test
    void readsUntilTheEndWhenNobodySaysWhereItIs() throws IOException {
        assertEquals("hello", answerOf(OK + "|hello"));
    }

    @Test
    void passesOverAnInterimAnswer() throws IOException {
        assertEquals("hi", answerOf("HTTP/1.1 100 Continue||" + OK + "content-length: 2||hi"));
    }

    @Test
    void saysThatTheConnectionWasLostInTheMiddle() {
        assertThrows(ConnectionLost.class, () -> answerOf(OK + "Content-Length: 10||hello"));
        assertThrows(ConnectionLost.class, () -> answerOf(OK + "Transfer-Encoding: chunked||5|hello|"));
        assertThrows(ConnectionLost.class, () -> answerOf(OK + "Transfer-Encoding: chunked||9|hello"));
        assertThrows(ConnectionLost.class, () -> answerOf(OK + "Content-Le"));
    }

    @Test
    void saysThatNobodyListens() {
        HttpClient client = new HttpClient(new UnixDialer(folder.resolve("nothing")));
        assertThrows(CannotConnect.class, () -> get(client));
    }

    @Test
    void sendsAStreamInChunks() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    String head = peer.head();
                    String chunks = peer.line() + "," + peer.line() + "," + peer.line() + "," + peer.line();
                    peer.say(OK + "|" + head.contains("Transfer-Encoding: chunked") + " " + chunks);
                });
                HttpClient client = new HttpClient(server.dialer())) {
            assertEquals("true 5,hello,0,", text(client.send(upload(stream("hello")))));
        }
    }

    @Test
    void hearsARefusalWhileTheBodyIsStillBeingSent() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 400 Bad Request|Content-Length: 2||no");
                    awaits(over);
                });
                HttpClient client = new HttpClient(server.dialer())) {
            HttpResponse response = client.send(upload(endless()));
            assertEquals(400, response.status());
            assertEquals("no", text(response));
            over.countDown();
        }
    }

    @Test
    void saysWhyWhatWasToBeSentCannotBeRead() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    peer.head();
                    peer.rest();
                });
                HttpClient client = new HttpClient(server.dialer())) {
            Unreadable problem = assertThrows(Unreadable.class, () -> client.send(upload(broken)));
            assertEquals("the disk is gone", problem.getMessage());
        }
    }

    @Test
    void passesOnTheEndOfInputAndStillHearsTheAnswer() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
                    String head = peer.head();
                    peer.say("HTTP/1.1 101 UPGRADED|Connection: Upgrade|Upgrade: tcp||");
                    peer.say(head.contains("Upgrade: tcp") + " " + peer.rest());
                });
                HttpClient client = new HttpClient(server.dialer())) {
            HttpResponse response = client.send(new HttpRequest(
                    "POST",
                    "/exec/1/start",
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(stream("typed"))));
            assertEquals(200, response.status());
            assertEquals("true typed", text(response));
        }
    }

    @Test
    void closingEndsWhoeverReads() throws IOException {
        try (ScriptedServer server = new ScriptedServer(folder, peer -> {
            peer.head();
            peer.say(OK + "Transfer-Encoding: chunked||1|x|");
            peer.rest();
        })) {
            HttpClient client = new HttpClient(server.dialer());
            HttpResponse response = client.send(HttpRequest.get("/events"));
            assertEquals('x', response.body().read());
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
                try {
                    return response.body().read();
                } catch (IOException e) {
                    return -2;
                }
            });
            client.close();
            assertEquals(-2, outcome(reading));
            assertThrows(IOException.class, () -> get(client));
        }
    }

    private String answerOf(String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(Files.createTempDirectory(folder, "s"), peer -> {
                    peer.head();
                    peer.say(answer);
                });
                HttpClient client = new HttpClient(server.dialer())) {
            return get(client);
        }
    }

    private static String get(HttpClient client) throws IOException {
        return text(client.send(HttpRequest.get("/")));
    }

    private static String text(HttpResponse response) throws IOException {
        try (response) {
            return response.text();
        }
    }

    private static HttpRequest post(String body) {
        return new HttpRequest(
                "POST", "/", Map.of(), Optional.of(body.getBytes(UTF_8)), Optional.empty(), Optional.empty());
    }

    private static HttpRequest upload(InputStream body) {
        return new HttpRequest("POST", "/build", Map.of(), Optional.empty(), Optional.of(body), Optional.empty());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int outcome(CompletableFuture<Integer> reading) {
        try {
            return reading.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
