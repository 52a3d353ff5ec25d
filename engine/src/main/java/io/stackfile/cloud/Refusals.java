package io.stackfile.cloud;

import io.stackfile.json.Json;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** What an answer says when it is not the one that was wanted, in words for the user. */
final class Refusals {
    private static final int LONGEST_MESSAGE = 500;

    private Refusals() {}

    static Json body(HttpResponse<String> response, String deed, Token token) {
        check(response, deed, token);
        try {
            return Json.parse(response.body());
        } catch (IllegalArgumentException e) {
            throw new CloudException(
                    "DigitalOcean did not " + deed + ": what answers at "
                            + response.uri().getAuthority()
                            + " does not speak its language; is DIGITALOCEAN_API_URL right?",
                    isChange(response));
        }
    }

    static void check(HttpResponse<String> response, String deed, Token token) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String start = "DigitalOcean did not " + deed + ": ";
        String message = message(response, token);
        if (status == 401) {
            throw new CloudException(start + "it does not accept the token in " + token.variable() + " (" + message
                    + "). " + Token.ADVICE);
        }
        if (status == 403) {
            throw new CloudException(
                    start + "the token in " + token.variable() + " may not (" + message + "). " + Token.ADVICE);
        }
        if (status >= 500) {
            throw new CloudException(
                    start + "it has trouble of its own (" + message + "); try again in a while", isChange(response));
        }
        throw new CloudException(start + message);
    }

    private static boolean isChange(HttpResponse<String> response) {
        return response.request().method().equals("POST");
    }

    private static String message(HttpResponse<String> response, Token token) {
        String message;
        try {
            message = Json.parse(response.body()).get("message").text();
        } catch (IllegalArgumentException notJson) {
            message = "";
        }
        String line = token.hiddenIn(message.replaceAll("\\p{Cntrl}+", " ").strip());
        String shown = line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
        return shown.isEmpty() ? "status " + response.statusCode() : shown;
    }

    static Duration wait(HttpHeaders headers) {
        return headers.firstValueAsLong("retry-after").isPresent()
                ? Duration.ofSeconds(
                        Math.max(0, headers.firstValueAsLong("retry-after").getAsLong()))
                : untilReset(headers.firstValueAsLong("ratelimit-reset").orElse(0));
    }

    /** A second where nothing is said. */
    private static Duration untilReset(long epochSecond) {
        Duration time = Duration.between(Instant.now(), Instant.ofEpochSecond(epochSecond));
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
    }

    static CloudException tooMany(String deed, Duration wait) {
        return new CloudException("DigitalOcean did not " + deed
                + ": it was asked too often, by all who use this token; ask again in " + Patience.text(wait));
    }
}
