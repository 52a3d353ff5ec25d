package io.stackfile.cloud;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Requests and answers. What changes something is sent once, unless the provider said that it was not looked at. */
final class Api {
    private final HttpClient client;
    private final URI endpoint;
    private final Token token;
    private final Patience patience;
    private final Consumer<String> told;

    Api(URI endpoint, Token token, Patience patience, Consumer<String> told) {
        this.endpoint = Endpoint.checked(endpoint);
        this.token = token;
        this.patience = patience;
        this.told = told;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.answer())
                .build();
    }

    /** {@code deed} is what one cannot do when it fails: "read droplet 7". */
    Json get(String path, String deed) {
        HttpRequest request = request(path).GET().build();
        return Refusals.body(again(request, deed), deed, token);
    }

    /** Nothing where there is nothing. */
    Optional<Json> find(String path, String deed) {
        HttpResponse<String> response = again(request(path).GET().build(), deed);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(Refusals.body(response, deed, token));
    }

    Json post(String path, JsonObject body, String deed) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return Refusals.body(patiently(request, deed), deed, token);
    }

    /** Also when it is gone already. */
    void delete(String path, String deed) {
        HttpResponse<String> response = again(request(path).DELETE().build(), deed);
        if (response.statusCode() != 404) {
            Refusals.check(response, deed, token);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).header("Authorization", token.header());
    }

    /** Asked again when there is no answer or the provider has trouble: what may be done twice. */
    private HttpResponse<String> again(HttpRequest request, String deed) {
        for (int attempt = 1; attempt < Patience.ATTEMPTS; attempt++) {
            try {
                HttpResponse<String> response = patiently(request, deed);
                if (response.statusCode() < 500) {
                    return response;
                }
            } catch (NoAnswer askAgain) {
                // Perhaps it was only a moment.
            }
            Patience.pass(patience.pause());
        }
        return patiently(request, deed);
    }

    /** Asked again when the provider says that it was asked too often and did not look at it. */
    private HttpResponse<String> patiently(HttpRequest request, String deed) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = once(request, deed);
            if (response.statusCode() != 429) {
                return response;
            }
            Duration wait = Refusals.wait(response.headers());
            if (attempt == Patience.ATTEMPTS || wait.compareTo(patience.tooMany()) > 0) {
                throw Refusals.tooMany(deed, wait);
            }
            told.accept("DigitalOcean was asked too often; waiting " + Patience.text(wait));
            Patience.pass(wait);
        }
    }

    private HttpResponse<String> once(HttpRequest request, String deed) {
        // Not the request's own time limit: on Java 17 it ends when the body begins.
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw NoAnswer.within(patience.answer(), request, deed);
        } catch (ExecutionException e) {
            throw NoAnswer.because(e.getCause() instanceof IOException cut ? cut : new IOException(e), request, deed);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CloudException("interrupted", true);
        }
    }
}
