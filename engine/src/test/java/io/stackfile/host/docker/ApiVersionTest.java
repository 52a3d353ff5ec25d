package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApiVersionTest {
    @Test
    void speaksTheEnginesVersionUpToOurs() {
        assertEquals(List.of("GET /_ping", "GET /v1.41/images/json"), asked(new CannedHttp("1.41")));
        assertEquals(List.of("GET /_ping", "GET /v1.44/images/json"), asked(new CannedHttp("1.45")));
    }

    @Test
    void asksANewEngineWhetherItStillSpeaksOurs() {
        assertEquals(
                List.of("GET /_ping", "GET /version", "GET /v1.44/images/json"),
                asked(new CannedHttp("1.52").answer("GET /version", 200, "{\"MinAPIVersion\":\"1.44\"}")));
        assertEquals(
                List.of("GET /_ping", "GET /version", "GET /v1.50/images/json"),
                asked(new CannedHttp("1.60").answer("GET /version", 200, "{\"MinAPIVersion\":\"1.50\"}")));
    }

    /** The engine answers the question for its version last of all. */
    @Test
    void theFirstQuestionsDoNotWaitForTheVersion() {
        CannedHttp canned = new CannedHttp("1.44").answer("GET /images/json", 200, "[]");
        CountDownLatch rest = new CountDownLatch(2);
        Engine engine = engine(request -> {
            if (request.target().equals("/_ping")) {
                await(rest);
            }
            HttpResponse answer = canned.send(request);
            rest.countDown();
            return answer;
        });
        engine.get("list its images", "/images/json");
        engine.get("list its images", "/images/json");
        assertEquals("1.44", engine.spoken().toString());
        engine.get("list its images", "/images/json");
        assertEquals(
                List.of("GET /v1.41/images/json", "GET /v1.41/images/json", "GET /_ping", "GET /v1.44/images/json"),
                canned.targets());
    }

    @Test
    void aFirstQuestionThatIsNotTakenIsAskedAgainInTheEnginesVersion() {
        CannedHttp canned = new CannedHttp("1.52")
                .answer("GET /version", 200, "{\"MinAPIVersion\":\"1.44\"}")
                .answer("GET /images/json", 200, "[]");
        Engine engine = engine(request ->
                canned.send(request.target().startsWith("/v1.41/") ? HttpRequest.get("/v1.41/too-old") : request));
        assertEquals(List.of(), engine.get("list its images", "/images/json").items());
        assertTrue(canned.targets().contains("GET /v1.44/images/json"), canned.targets()::toString);
    }

    @Test
    void speaksOursWithAnEngineThatDoesNotTell() {
        assertEquals(List.of("GET /_ping", "GET /v1.44/images/json"), asked(new CannedHttp("")));
    }

    @Test
    void doesNotWaitForEverForTheFirstAnswer() {
        CannedHttp http = new CannedHttp("1.41");
        asked(http);
        assertEquals(Duration.ofSeconds(10), http.first().patience());
        assertEquals(Duration.ZERO, http.last().patience());
    }

    @Test
    void saysThatSomethingElseAnswers() {
        String said = "Docker did not list its images: what answers there is not a Docker engine";
        assertEquals(said, refusal(new CannedHttp("").answer("GET /_ping", 200, "<html>welcome")));
        assertEquals(said, refusal(new CannedHttp("").answer("GET /_ping", 404, "404 page not found")));
        assertEquals(said, refusal(new CannedHttp("").answer("GET /_ping", 403, "<html>forbidden")));
        assertEquals(said, refusal(new CannedHttp("newest")));
        assertEquals(said, refusal(new CannedHttp("1.52").answer("GET /version", 200, "<html>")));
    }

    @Test
    void saysWhatAnEngineSaysThatRefusesAPing() {
        assertEquals(
                "Docker did not list its images: it is starting",
                refusal(new CannedHttp("1.41").answer("GET /_ping", 503, "{\"message\":\"it is starting\"}")));
        assertEquals(
                "Docker did not list its images: it wants TLS: DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH",
                refusal(new CannedHttp("")
                        .answer("GET /_ping", 400, "Client sent an HTTP request to an HTTPS server.\n")));
    }

    @Test
    void saysThatAnAnswerIsNotAnEngines() {
        CannedHttp http = new CannedHttp("1.41").answer("GET /images/json", 200, "<html>");
        assertEquals(
                "Docker did not list its images: what answers there is not a Docker engine",
                assertThrows(HostException.class, () -> engine(http).get("list its images", "/images/json"))
                        .getMessage());
    }

    private static @Nullable String refusal(CannedHttp http) {
        return assertThrows(HostException.class, () -> asked(http)).getMessage();
    }

    private static List<String> asked(CannedHttp http) {
        http.answer("GET /images/json", 200, "[]");
        engine(http).open("list its images", "/images/json").close();
        return http.targets();
    }

    private static Engine engine(Http http) {
        return new Engine(http, new RegistryLogins(Map.of("DOCKER_CONFIG", "/nonexistent")), reason -> "");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
