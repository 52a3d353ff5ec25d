package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** RStudio as its user meets it: asks who is there, and has a terminal. */
final class RStudio {
    private final String address;
    private final HttpClient http;

    RStudio(String address, HttpClient.Builder way) {
        this.address = address;
        this.http = way.cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Where somebody is sent who comes to the first page. */
    String entry() throws Exception {
        return place(Internet.get(http, address + "/"));
    }

    /** Where somebody is sent who says this. */
    String logIn(String user, String password) throws Exception {
        String form = "username=" + URLEncoder.encode(user, UTF_8) + "&password=" + URLEncoder.encode(password, UTF_8);
        return place(post("/auth-do-sign-in", "application/x-www-form-urlencoded", form));
    }

    /** What a command prints that the user types. */
    String type(String command) throws Exception {
        return post("/terminal", "text/plain", command).body();
    }

    private static String place(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("nowhere, with status " + response.statusCode());
    }

    private HttpResponse<String> post(String path, String type, String text) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
