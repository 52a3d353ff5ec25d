package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An engine that says what a test has put in its mouth, and remembers what it was asked. */
final class CannedHttp implements Http {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final List<HttpRequest> requests = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final String version;
    private boolean buildKit;

    /** {@code version} may be empty: then it is not told. */
    CannedHttp(String version) {
        this.version = version;
        answer("GET /_ping", 200, "OK");
    }

    /** {@code request} is method and path without version and query: {@code GET /images/json}. */
    CannedHttp answer(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** It says that it builds with BuildKit when nobody asks for another builder. */
    CannedHttp preferringBuildKit() {
        buildKit = true;
        return this;
    }

    private record Answer(int status, String body) {}

    @Override
    public synchronized HttpResponse send(HttpRequest request) {
        requests.add(request);
        String asked = named(request);
        Answer answer = answers.getOrDefault(asked, new Answer(404, "nothing canned for " + asked));
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!version.isEmpty()) {
            headers.put("Api-Version", List.of(version));
        }
        if (buildKit) {
            headers.put("Builder-Version", List.of("2"));
        }
        return new HttpResponse(
                answer.status(), headers, new ByteArrayInputStream(answer.body().getBytes(UTF_8)));
    }

    synchronized List<String> targets() {
        return requests.stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    synchronized HttpRequest first() {
        return requests.get(0);
    }

    private static String named(HttpRequest request) {
        return request.method() + " "
                + request.target().replaceFirst("^/v[0-9.]+", "").replaceFirst("\\?.*", "");
    }

    /** The last one with this method and path. */
    synchronized HttpRequest last(String request) {
        return requests.stream()
                .filter(made -> named(made).equals(request))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    synchronized HttpRequest last() {
        return requests.get(requests.size() - 1);
    }

    /** What was to change something, as a person can read it. */
    synchronized String deeds() {
        StringBuilder text = new StringBuilder();
        for (HttpRequest request : requests) {
            if (!request.method().equals("GET")) {
                text.append(request.method())
                        .append(' ')
                        .append(request.target())
                        .append('\n');
                boolean archive = "application/x-tar".equals(request.headers().get("Content-Type"));
                request.bytes()
                        .ifPresent(bytes -> text.append(archive ? listed(bytes) : pretty(new String(bytes, UTF_8))));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** As {@code tar -tv} would show it, with the content behind. */
    static String listed(byte[] bytes) {
        StringBuilder list = new StringBuilder();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                list.append(String.format(
                        "%o %d:%d %s %s%n",
                        entry.getMode(),
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getName(),
                        new String(tar.readAllBytes(), UTF_8).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list.toString();
    }

    /** docker-java writes one for everything that was not said. */
    private static Object withoutNulls(Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            return json;
        }
        Map<Object, Object> said = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                said.put(name, withoutNulls(value));
            }
        });
        return said;
    }

    private static String pretty(String json) {
        try {
            return MAPPER.writeValueAsString(withoutNulls(MAPPER.readValue(json, Object.class))) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
