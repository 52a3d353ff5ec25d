package io.stackfile.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on this machine that answers as DigitalOcean's published description of its interface says, from {@code digitalocean/}. */
public final class PublishedApi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What came in. */
    public record Request(String line, String body, String authorization) {}

    /** What goes out. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private record Script(List<Answer> answers, CountDownLatch reached, List<Request> seen) {
        Answer next(Request request) {
            seen.add(request);
            reached.countDown();
            return answers.get(Math.min(seen.size(), answers.size()) - 1);
        }
    }

    public PublishedApi() throws IOException {
        // Else each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers to {@code POST /v2/droplets} and the like, in turn; the last one stays. */
    public PublishedApi on(String request, Answer... answers) {
        scripts.put(request, new Script(List.of(answers), new CountDownLatch(1), new CopyOnWriteArrayList<>()));
        return this;
    }

    public static Answer file(int status, String name, String... replaced) {
        return exchange -> {
            String text = read(name);
            for (int i = 0; i < replaced.length; i += 2) {
                text = text.replace(replaced[i], replaced[i + 1]);
            }
            send(exchange, status, text);
        };
    }

    public static Answer gone() {
        return exchange -> exchange.sendResponseHeaders(204, -1);
    }

    public static Answer retryAfter(String seconds) {
        return exchange -> {
            exchange.getResponseHeaders().add("retry-after", seconds);
            send(exchange, 429, read("too_many_requests.json"));
        };
    }

    public static Answer text(int status, String text) {
        return exchange -> send(exchange, status, text);
    }

    /** Nothing, until the server is closed. */
    public Answer silence() {
        return exchange -> await(end);
    }

    /** The beginning of an answer, and then nothing. */
    public Answer stall() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(end);
        };
    }

    /** The connection ends without an answer. */
    public static Answer cut() {
        return HttpExchange::close;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    /** Returns when such a request has come; an error when it never does. */
    public void awaitRequest(String request) throws InterruptedException {
        if (!Objects.requireNonNull(scripts.get(request)).reached().await(2, TimeUnit.MINUTES)) {
            throw new AssertionError("there was no " + request + " but " + lines());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line = exchange.getRequestMethod() + " " + path;
        Request request = new Request(
                line, body, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        requests.add(request);
        Script script = scripts.get(line.replaceFirst("[?].*", ""));
        if (script == null) {
            send(exchange, 404, read("not_found.json"));
        } else {
            script.next(request).to(exchange);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String read(String name) throws IOException {
        try (InputStream file = PublishedApi.class.getResourceAsStream("/digitalocean/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The requests with what they brought, but for the token. */
    public List<String> written() {
        List<String> written = new ArrayList<>();
        requests.forEach(request -> written.add((request.line() + " " + request.body()).strip()));
        return written;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
