package io.stackfile.host.docker.http;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked of an engine.
 *
 * @param target path and query
 * @param bytes a body that is all here
 * @param stream a body that is read once, while it is sent
 * @param hijack what goes to the other end after its answer, when the connection becomes a plain two-way stream
 * @param patience how long to wait for each piece of the answer, where the connection can tell; zero for ever
 */
public record HttpRequest(
        String method,
        String target,
        Map<String, String> headers,
        Optional<byte[]> bytes,
        Optional<InputStream> stream,
        Optional<InputStream> hijack,
        Duration patience) {
    public HttpRequest(
            String method,
            String target,
            Map<String, String> headers,
            Optional<byte[]> bytes,
            Optional<InputStream> stream,
            Optional<InputStream> hijack) {
        this(method, target, headers, bytes, stream, hijack, Duration.ZERO);
    }

    public HttpRequest {
        headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public static HttpRequest get(String target) {
        return new HttpRequest("GET", target, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public HttpRequest within(Duration time) {
        return new HttpRequest(method, target, headers, bytes, stream, hijack, time);
    }

    /** Asking twice does no harm; an order that is given twice does. */
    boolean canBeSentAgain() {
        return (method.equals("GET") || method.equals("HEAD")) && stream.isEmpty() && hijack.isEmpty();
    }
}
