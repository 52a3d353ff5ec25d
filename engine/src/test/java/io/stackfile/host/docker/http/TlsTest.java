package io.stackfile.host.docker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class TlsTest {
    private static final Path FILES = Path.of("src/test/resources/host/tls");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readsKeysInEveryFormThatOpensslWrites() throws Exception {
        for (String name : List.of("rsa-pkcs1", "rsa-pkcs8", "ec-sec1", "ec-with-parameters", "ec-pkcs8", "ed25519")) {
            String algorithm = key(name).getAlgorithm();
            assertEquals(name.substring(0, 2), algorithm.substring(0, 2).toLowerCase(Locale.ROOT), name);
        }
        assertEquals(
                ((RSAPrivateKey) key("rsa-pkcs8")).getPrivateExponent(),
                ((RSAPrivateKey) key("rsa-pkcs1")).getPrivateExponent());
        assertEquals(((ECPrivateKey) key("ec-pkcs8")).getS(), ((ECPrivateKey) key("ec-sec1")).getS());
    }

    private static PrivateKey key(String name) throws Exception {
        return Pem.privateKey(Files.readString(FILES.resolve(name + ".pem")));
    }

    @Test
    void talksWhenBothSidesShowTheirCertificates() throws Exception {
        for (String kind : List.of("rsa", "ec")) {
            TlsFiles files = files(kind);
            try (SSLServerSocket server = server(files);
                    HttpClient client = new HttpClient(
                            new TcpDialer("localhost", server.getLocalPort(), Optional.of(files.context())));
                    HttpResponse response = client.send(HttpRequest.get("/_ping"))) {
                assertEquals("hello", response.text());
            }
        }
    }

    @Test
    void refusesAServerWhoseCertificateIsForAnotherName() throws Exception {
        TlsFiles files = files("rsa");
        try (SSLServerSocket server = server(files);
                HttpClient client = new HttpClient(
                        new TcpDialer("127.0.0.2", server.getLocalPort(), Optional.of(files.context())))) {
            assertThrows(CannotConnect.class, () -> client.send(HttpRequest.get("/_ping")));
        }
    }

    @Test
    void refusesAServerWhoseAuthorityIsUnknown() throws Exception {
        try (SSLServerSocket server = server(files("rsa"));
                HttpClient client = new HttpClient(new TcpDialer(
                        "localhost",
                        server.getLocalPort(),
                        Optional.of(new TlsFiles(folder.resolve("none")).context())))) {
            assertThrows(CannotConnect.class, () -> client.send(HttpRequest.get("/_ping")));
        }
    }

    private TlsFiles files(String kind) throws IOException {
        Path target = Files.createDirectories(folder.resolve(kind));
        if (!Files.exists(target.resolve("ca.pem"))) {
            Files.copy(FILES.resolve("ca.pem"), target.resolve("ca.pem"));
            Files.copy(FILES.resolve(kind + "-cert.pem"), target.resolve("cert.pem"));
            Files.copy(FILES.resolve(kind.equals("rsa") ? "rsa-pkcs1.pem" : "ec-sec1.pem"), target.resolve("key.pem"));
        }
        return new TlsFiles(target);
    }

    private static SSLServerSocket server(TlsFiles files) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                files.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        server.setNeedClientAuth(true);
        Thread thread = new Thread(() -> {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                new ScriptedServer.Peer(new SocketConnection(socket, socket.getInputStream(), socket.getOutputStream()))
                        .head();
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(UTF_8));
            } catch (IOException e) {
                // the client did not like us
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    @Test
    void losesPatienceWithAPeerThatShowsNoCertificate() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
                HttpClient client = new HttpClient(new TcpDialer(
                        "localhost",
                        silent.getLocalPort(),
                        Optional.of(files("rsa").context()),
                        Duration.ofMillis(200)))) {
            assertThrows(CannotConnect.class, () -> client.send(HttpRequest.get("/info")));
        }
    }
}
