package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One request and the head of its answer on one connection. */
final class Exchange {
    private final Wire wire;
    private final HttpRequest request;

    Exchange(Wire wire, HttpRequest request) {
        this.wire = wire;
        this.request = request;
    }

    HttpResponse send() throws IOException {
        try {
            wire.connection.patience(request.patience());
            ask();
            Optional<Upload> upload = request.stream().map(body -> Upload.start(body, wire));
            awaitAnswer(upload);
            return answer();
        } catch (SocketTimeoutException e) {
            wire.close();
            throw new CannotConnect(e);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private void ask() {
        try {
            writeHead();
            if (request.bytes().isPresent()) {
                wire.out.write(request.bytes().get());
            }
            wire.out.flush();
        } catch (IOException e) {
            // the other end may have answered before it hung up; reading tells
        }
    }

    private void writeHead() throws IOException {
        wire.write(request.method() + " " + request.target() + " HTTP/1.1\r\nHost: docker\r\n");
        for (var header : request.headers().entrySet()) {
            wire.write(header.getKey() + ": " + header.getValue() + "\r\n");
        }
        if (request.hijack().isPresent()) {
            wire.write("Connection: Upgrade\r\nUpgrade: tcp\r\n");
        }
        if (request.stream().isPresent()) {
            wire.write("Transfer-Encoding: chunked\r\n");
        } else if (request.bytes().isPresent() || !request.method().equals("GET")) {
            wire.write("Content-Length: "
                    + request.bytes().map(bytes -> bytes.length).orElse(0) + "\r\n");
        }
        wire.write("\r\n");
    }

    private void awaitAnswer(Optional<Upload> upload) throws IOException {
        try {
            wire.in.mark(1);
            if (wire.in.read() >= 0) {
                wire.in.reset();
                return;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(upload).orElseGet(() -> new NoAnswer(e));
        }
        throw unreadable(upload).orElseGet(() -> new NoAnswer(new ConnectionLost()));
    }

    private static Optional<IOException> unreadable(Optional<Upload> upload) {
        return upload.flatMap(Upload::unreadable);
    }

    private HttpResponse answer() throws IOException {
        int status = status(wire.line());
        SortedMap<String, List<String>> headers = headers();
        while (status >= 100 && status < 200 && status != 101) {
            status = status(wire.line());
            headers = headers();
        }
        if (status == 101 || (request.hijack().isPresent() && status == 200)) {
            request.hijack().ifPresent(input -> Upload.hijacked(input, wire));
            // docker-java takes nothing below 200 for a success
            return new HttpResponse(200, headers, new Bodies.UntilTheEnd(wire));
        }
        return new HttpResponse(status, headers, body(status, headers));
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new NotHttp(line);
        }
        return Integer.parseInt(words[1]);
    }

    private SortedMap<String, List<String>> headers() throws IOException {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private InputStream body(int status, SortedMap<String, List<String>> headers) throws IOException {
        boolean reusable =
                !has(headers, "Connection", "close") && request.stream().isEmpty();
        if (status == 204 || status == 304 || request.method().equals("HEAD")) {
            return new Bodies.OfLength(wire, 0, reusable);
        }
        if (has(headers, "Transfer-Encoding", "chunked")) {
            return new Bodies.InChunks(wire, reusable);
        }
        List<String> length = headers.get("Content-Length");
        return length == null
                ? new Bodies.UntilTheEnd(wire)
                : new Bodies.OfLength(wire, Wire.number(length.get(0), 10), reusable);
    }

    private static boolean has(SortedMap<String, List<String>> headers, String name, String value) {
        return headers.getOrDefault(name, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }
}
