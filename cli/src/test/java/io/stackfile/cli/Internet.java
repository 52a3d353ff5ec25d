package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An internet in which every name leads to one machine: a proxy that connects with that one whatever is asked for. */
final class Internet implements AutoCloseable {
    private final String machine;
    private final ServerSocket proxy;

    Internet(String machine) throws IOException {
        this.machine = machine;
        this.proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::serve);
    }

    /** A client that believes this authority, a certificate as PEM, and no other. */
    HttpClient.Builder trusting(String authority) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null);
        known.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(authority.getBytes(UTF_8))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .proxy(ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress()));
    }

    /** The answer to a request that is made again while there is none yet. */
    static HttpResponse<String> get(HttpClient http, String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 502 || System.nanoTime() > end) {
                    return response;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** The head of the answer to a plain request. */
    String plain(String host, String path) throws IOException {
        try (Socket socket = new Socket(machine, 80)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private void serve() {
        while (true) {
            try {
                Socket client = proxy.accept();
                start(() -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket server = new Socket(machine, port(client.getInputStream()))) {
            client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
            start(() -> copy(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException over) {
            // one of them has had enough
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException over) {
            // one of them has had enough
        }
    }

    /** Of {@code CONNECT nb.example.org:443 HTTP/1.1}; reads to the end of the head. */
    private static int port(InputStream request) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = request.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return Integer.parseInt(head.substring(head.indexOf(":") + 1, head.indexOf(" HTTP/")));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "internet");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
