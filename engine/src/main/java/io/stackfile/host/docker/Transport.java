package io.stackfile.host.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets docker-java's commands travel on our HTTP client. */
record Transport(Http http) implements DockerHttpClient {
    @Override
    public Response execute(Request request) {
        Optional<byte[]> bytes = Optional.ofNullable(request.bodyBytes());
        HttpRequest ours = new HttpRequest(
                request.method(),
                request.path(),
                request.headers(),
                bytes,
                bytes.isPresent() ? Optional.empty() : Optional.ofNullable(request.body()),
                Optional.ofNullable(request.hijackedInput()));
        try {
            return new Answer(http.send(ours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The owner of the HTTP client closes it. */
    @Override
    public void close() {}

    private record Answer(HttpResponse response) implements Response {
        @Override
        public int getStatusCode() {
            return response.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.headers();
        }

        @Override
        public InputStream getBody() {
            return response.body();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
