package io.stackfile.host.docker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

    @Test
    void countsRequestsBytesEachWayAndRoundTrips() throws IOException {
        Traffic traffic = new Traffic();
        long[] heard = new long[1];
        try (ServerSocket server = new ServerSocket(0)) {
            Thread answering = new Thread(() -> answer(server, heard, 2));
            answering.start();
            Dialer way = () -> SocketConnection.of(new Socket(server.getInetAddress(), server.getLocalPort()));
            try (HttpClient http = new HttpClient(new CountedDialer(way, traffic), traffic)) {
                for (int i = 0; i < 2; i++) {
                    try (HttpResponse response = http.send(HttpRequest.get("/_ping"))) {
                        assertEquals("OK", response.text());
                    }
                }
            }
        }
        assertEquals(2, traffic.calls());
        assertEquals(2, traffic.roundTrips());
        assertEquals(heard[0], traffic.sent());
        assertEquals(2L * ANSWER.length(), traffic.received());
    }

    private static void answer(ServerSocket server, long[] heard, int times) {
        try (Socket socket = server.accept()) {
            for (int i = 0; i < times; i++) {
                String last = "";
                while (!last.endsWith("\r\n\r\n")) {
                    int one = socket.getInputStream().read();
                    last += (char) one;
                    heard[0]++;
                }
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
