package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Somebody who uses a JupyterHub: logs in and waits for the notebook. */
final class HubUser {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CookieManager cookies = new CookieManager();
    // By HTTP 1.1 alone: the proxy of the hub hangs up on who offers more.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;
    private final String name;

    HubUser(String address, String name) {
        this.address = address;
        this.name = name;
    }

    /** Waits for the hub; whether it lets the user in. */
    boolean logsIn(String password) throws Exception {
        await("/hub/login");
        String xsrf = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("_xsrf"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        String form = "_xsrf=" + encoded(xsrf) + "&username=" + encoded(name) + "&password=" + encoded(password);
        HttpResponse<String> answer = http.send(
                request("/hub/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return !answer.uri().getPath().equals("/hub/login");
    }

    /** The user's own, once it runs. */
    Notebook notebook() throws Exception {
        await("/user/" + name + "/");
        return new Notebook(address + "/user/" + name, cookies);
    }

    /** Until there is a page below that path, and not another one that the hub shows meanwhile. */
    private void await(String path) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> page = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
                if (page.statusCode() == 200 && page.uri().getPath().startsWith(path)) {
                    return;
                }
                last = page.statusCode() + " of " + page.uri();
            } catch (IOException notYet) {
                last = String.valueOf(notYet);
            }
            LockSupport.parkNanos(100_000_000);
        }
        fail(address + path + " does not come: " + last);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
