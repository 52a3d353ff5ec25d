package io.stackfile.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.docker.http.TcpDialer;
import io.stackfile.lab.Listeners;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A port that leads to a server of this machine, over real sockets. */
@Timeout(60)
class TunnelTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<ServerSocket> servers = new ArrayList<>();
    private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();

    @AfterEach
    void closeServers() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    /** Answers when the caller has said all: with everything it said. */
    private Dialer echo() throws IOException {
        return server(socket -> {
            byte[] said = socket.getInputStream().readAllBytes();
            socket.getOutputStream().write(said);
        });
    }

    private interface Serving {
        void serve(Socket socket) throws IOException;
    }

    private Dialer server(Serving serving) throws IOException {
        ServerSocket server = new ServerSocket(0, 64, HERE);
        servers.add(server);
        Splice.start("server", () -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Splice.start("server of one", () -> {
                        try (socket) {
                            serving.serve(socket);
                        } catch (IOException e) {
                            // the caller sees it
                        }
                    });
                } catch (IOException e) {
                    // closed
                }
            }
        });
        return new TcpDialer("127.0.0.1", server.getLocalPort(), Optional.empty());
    }

    private Tunnel tunnel(Dialer target) throws IOException {
        return Tunnel.at(0, target, troubles::add);
    }

    private static byte[] exchange(int port, byte[] said) throws IOException {
        try (Socket socket = new Socket(HERE, port)) {
            Splice.start("says", () -> {
                try {
                    socket.getOutputStream().write(said);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    // the answer will not be what is expected
                }
            });
            return socket.getInputStream().readAllBytes();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachDirectionEndsByItself() throws IOException {
        try (Tunnel tunnel = tunnel(echo())) {
            assertArrayEquals(text("all of it"), exchange(tunnel.port(), text("all of it")));
        }
    }

    @Test
    void aServerThatSaysAllAndReadsNoMoreIsHeardToItsEnd() throws IOException {
        byte[] answer = new byte[3_000_000];
        new Random(1).nextBytes(answer);
        Dialer server = server(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(answer);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        });
        try (Tunnel tunnel = tunnel(server)) {
            assertArrayEquals(answer, exchange(tunnel.port(), text("go")));
        }
    }

    @Test
    void thirtyAtOnceGetEachTheirOwn() throws Exception {
        try (Tunnel tunnel = tunnel(echo())) {
            List<FutureTask<byte[]>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                byte[] said = new byte[700_000];
                new Random(i).nextBytes(said);
                Callable<byte[]> call = () -> exchange(tunnel.port(), said);
                answers.add(new FutureTask<>(call));
                Splice.start("caller", answers.get(i));
            }
            for (int i = 0; i < 30; i++) {
                byte[] said = new byte[700_000];
                new Random(i).nextBytes(said);
                assertArrayEquals(said, answers.get(i).get());
            }
        }
    }

    @Test
    void noThreadIsLeftWhenTheConnectionsHaveEnded() throws Exception {
        Tunnel tunnel = tunnel(echo());
        String name = "tunnel " + tunnel.port();
        for (int i = 0; i < 20; i++) {
            exchange(tunnel.port(), text("hello"));
        }
        tunnel.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(name)) {
                thread.join();
            }
        }
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(other -> other.startsWith(name))
                        .toList());
    }

    @Test
    void aCallerWhoGoesAwayEndsTheConnectionOnTheOtherSide() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Dialer server = server(socket -> {
            socket.getInputStream().read();
            seen.add("called");
            try {
                while (true) {
                    socket.getOutputStream().write(new byte[100_000]);
                }
            } catch (IOException e) {
                seen.add("gone");
            }
        });
        try (Tunnel tunnel = tunnel(server)) {
            Socket caller = new Socket(HERE, tunnel.port());
            caller.getOutputStream().write(1);
            assertEquals("called", seen.take());
            caller.close();
            assertEquals("gone", seen.take());
        }
    }

    @Test
    void aTargetThatRefusesIsToldOnceAndAgainAfterItHasWorked() throws Exception {
        Dialer echo = echo();
        List<Boolean> answers = new ArrayList<>(List.of(false, false, false, true, false));
        Dialer sometimes = () -> {
            boolean works;
            synchronized (answers) {
                works = answers.remove(0);
            }
            if (works) {
                return echo.dial();
            }
            throw new HostException("nothing listens there");
        };
        try (Tunnel tunnel = tunnel(sometimes)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(0, exchange(tunnel.port(), new byte[0]).length);
            }
            assertArrayEquals(text("hello"), exchange(tunnel.port(), text("hello")));
            assertEquals(0, exchange(tunnel.port(), new byte[0]).length);
        }
        assertEquals(List.of("nothing listens there", "nothing listens there"), List.copyOf(troubles));
    }

    @Test
    void listensOnTheLoopbackAndNowhereElse() throws IOException {
        try (Tunnel tunnel = tunnel(echo())) {
            assertEquals(List.of("127.0.0.1"), Listeners.of(tunnel.port()));
        }
    }

    @Test
    void nobodyListensAnyMoreOnceItIsClosed() throws IOException {
        // Not one of those that the system gives to whoever comes next.
        Tunnel tunnel = Tunnel.near(23_451, echo(), troubles::add);
        tunnel.close();
        assertEquals(List.of(), Listeners.of(tunnel.port()));
    }

    @Test
    void takesAnotherPortNearAPortThatIsTaken() throws IOException {
        try (Tunnel first = tunnel(echo());
                Tunnel second = Tunnel.near(first.port(), echo(), troubles::add)) {
            assertNotEquals(first.port(), second.port());
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write(exchange(second.port(), text("hello")));
            assertEquals("hello", answer.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void insistsOnAPortThatWasAskedFor() throws IOException {
        try (Tunnel first = tunnel(echo())) {
            PortTaken taken = assertThrows(PortTaken.class, () -> Tunnel.at(first.port(), echo(), troubles::add));
            assertTrue(
                    String.valueOf(taken.getMessage())
                            .startsWith("port " + first.port() + " of this machine cannot be had ("),
                    taken::getMessage);
        }
    }
}
