package io.stackfile.host.docker.http;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked of an engine.
 *
 * @param target path and query
 * @param bytes a body that can be sent again
 * @param stream a body that is read once, while it is sent
 * @param hijack what goes to the other end after its answer, when the connection becomes a plain two-way stream
 */
public record HttpRequest(
        String method,
        String target,
        Map<String, String> headers,
        Optional<byte[]> bytes,
        Optional<InputStream> stream,
        Optional<InputStream> hijack) {
    public HttpRequest {
        headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    public static HttpRequest get(String target) {
        return new HttpRequest("GET", target, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean canBeSentAgain() {
        return stream.isEmpty() && hijack.isEmpty();
    }
}
