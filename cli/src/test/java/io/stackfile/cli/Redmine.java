package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redmine as the browser of its user meets it: pages with forms, each with a token of its own. */
final class Redmine {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;

    Redmine(String address) {
        this.address = address;
    }

    /** It wants another password at once. */
    void logInForTheFirstTime(String user, String password, String other) throws Exception {
        HttpResponse<String> page = post("/login", "/login", "username", user, "password", password);
        assertEquals("/my/password", page.uri().getPath(), page.body());
        post(
                "/my/password",
                "/my/password",
                "password",
                password,
                "new_password",
                other,
                "new_password_confirmation",
                other);
    }

    void createProject(String name) throws Exception {
        String identifier = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        HttpResponse<String> page = post(
                "/projects/new",
                "/projects",
                "project[name]",
                name,
                "project[identifier]",
                identifier,
                "project[is_public]",
                "1");
        assertTrue(page.uri().getPath().contains(identifier), page.body());
    }

    private HttpResponse<String> post(String form, String path, String... fields) throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(address + form)).build(), HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        assertTrue(token.find(), page.body());
        StringBuilder body = new StringBuilder("authenticity_token=" + encoded(token.group(1)));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
