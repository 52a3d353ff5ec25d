package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.json.JsonObject;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Jupyter notebook as its user meets it: logs in with a password, starts a kernel, runs a cell. */
final class Notebook {
    private static final Pattern ID = Pattern.compile("\"id\": ?\"([^\"]+)");
    private static final Pattern TEXT = Pattern.compile("\"text\": ?\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final CookieManager cookies;
    private final HttpClient http;
    private final String address;

    Notebook(String address) {
        this(address, new CookieManager());
    }

    /** Of somebody who has these cookies. */
    Notebook(String address, CookieManager cookies) {
        this(address, cookies, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }

    /** By a way of its own. */
    Notebook(String address, HttpClient.Builder way) {
        this(address, new CookieManager(), way);
    }

    private Notebook(String address, CookieManager cookies, HttpClient.Builder way) {
        this.address = address;
        this.cookies = cookies;
        this.http = way.cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The status of a log-in with that password: 200, or 401. */
    int logIn(String password) throws Exception {
        get("/login");
        String form = "_xsrf=" + encoded(xsrf()) + "&password=" + encoded(password);
        return http.send(
                        request("/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** What a cell of Python prints. */
    String run(String python) throws Exception {
        HttpResponse<String> kernel = http.send(
                request("/api/kernels")
                        .header("X-XSRFToken", xsrf())
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"python3\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, kernel.statusCode(), kernel.body());
        Matcher id = ID.matcher(kernel.body());
        assertEquals(true, id.find());
        CompletableFuture<String> printed = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .header("Cookie", cookieHeader())
                .buildAsync(
                        URI.create(address.replaceFirst("^http", "ws") + "/api/kernels/" + id.group(1) + "/channels"),
                        new Listener(printed))
                .get(30, TimeUnit.SECONDS);
        socket.sendText(executeRequest(python), true).get(30, TimeUnit.SECONDS);
        try {
            return printed.get(60, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private static String executeRequest(String python) {
        return "{\"header\":{\"msg_id\":\"1\",\"msg_type\":\"execute_request\",\"username\":\"\",\"session\":\"s\",\"version\":\"5.3\","
                + "\"date\":\"\"},\"parent_header\":{},\"metadata\":{},\"content\":{\"code\":" + JsonObject.text(python)
                + ",\"silent\":false,\"store_history\":false,\"user_expressions\":{},\"allow_stdin\":false},\"channel\":\"shell\"}";
    }

    /** What is under a path. */
    String get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private String xsrf() {
        String path = URI.create(address + "/").getPath();
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("_xsrf") && path.startsWith(cookie.getPath()))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String cookieHeader() {
        String path = URI.create(address + "/").getPath();
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> path.startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits for the first stream or error message of the kernel. */
    private static final class Listener implements WebSocket.Listener {
        private final CompletableFuture<String> printed;
        private final StringBuilder message = new StringBuilder();

        Listener(CompletableFuture<String> printed) {
            this.printed = printed;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.append(text);
            socket.request(1);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            return null;
        }

        private void hear(String whole) {
            if (whole.contains("\"msg_type\": \"error\"")) {
                printed.completeExceptionally(new AssertionError(whole));
            } else if (whole.contains("\"msg_type\": \"stream\"")) {
                Matcher text = TEXT.matcher(whole);
                printed.complete(text.find() ? text.group(1).replace("\\n", "\n") : whole);
            }
        }
    }
}
