package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;

/** Which version of the engine's interface to speak: the newest that docker-java and the engine both know. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** What nearly all engines speak, from the oldest that we do. */
    static final ApiVersion USUAL = new ApiVersion(1, 41);

    private static final ApiVersion NEWEST = new ApiVersion(1, 44);
    /** The first whose engines may have given up the newest of ours. */
    private static final ApiVersion TOO_NEW_TO_BE_SURE = new ApiVersion(1, 52);

    /** With a first answer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whether an engine whose oldest is this one speaks none of ours. */
    boolean isBeyondOurs() {
        return compareTo(NEWEST) > 0;
    }

    static ApiVersion of(String text) throws NotAnEngine {
        if (!text.matches("\\d{1,4}\\.\\d{1,4}")) {
            throw new NotAnEngine(text);
        }
        String[] numbers = text.split("\\.", 2);
        return new ApiVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /**
     * What to speak with an engine.
     *
     * @param usual for what it has to say mostly
     * @param newest for what only its newest interface has words for
     */
    record Spoken(ApiVersion usual, ApiVersion newest) {}

    /** By a ping, which costs an engine nothing; only {@code /version} tells the oldest it speaks, and that is slow. */
    static Spoken negotiate(Http http) throws IOException {
        ApiVersion theirs;
        try (HttpResponse pong = http.send(HttpRequest.get("/_ping").within(PATIENCE))) {
            theirs = theirs(pong);
        }
        if (theirs.compareTo(TOO_NEW_TO_BE_SURE) < 0) {
            return new Spoken(theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST, theirs);
        }
        try (HttpResponse version = http.send(HttpRequest.get("/version"))) {
            String oldest =
                    NotAnEngine.json(version.text()).get("MinAPIVersion").text();
            return new Spoken(oldest.isEmpty() || of(oldest).compareTo(NEWEST) < 0 ? NEWEST : of(oldest), theirs);
        }
    }

    private static ApiVersion theirs(HttpResponse pong) throws IOException {
        String said = pong.text();
        String version = pong.header("Api-Version").orElse("");
        if (!pong.isSuccess() && (!version.isEmpty() || said.contains("HTTPS"))) {
            throw EngineError.of(pong.status(), said);
        }
        if (!pong.isSuccess() || (version.isEmpty() && !said.strip().equals("OK"))) {
            throw new NotAnEngine(said);
        }
        return version.isEmpty() ? NEWEST : of(version);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
