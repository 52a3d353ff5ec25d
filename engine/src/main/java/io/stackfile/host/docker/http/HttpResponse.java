package io.stackfile.host.docker.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An engine's answer. Reading its body throws {@link ConnectionLost} when it ends too early.
 *
 * @param headers by name, in any letter case
 */
public record HttpResponse(int status, SortedMap<String, List<String>> headers, InputStream body) implements Closeable {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** All of the body. */
    public String text() throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // nobody waits for the rest
        }
    }
}
