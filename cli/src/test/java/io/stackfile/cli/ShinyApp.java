package io.stackfile.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Shiny app as the browser of its user meets it: over a websocket, inputs there and outputs back. */
final class ShinyApp implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private @Nullable WebSocket socket;

    private ShinyApp() {}

    static ShinyApp at(String address) throws Exception {
        ShinyApp app = new ShinyApp();
        app.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + address + "/websocket/"), app)
                .get(30, TimeUnit.SECONDS);
        app.hear("\"config\"");
        app.send(
                "init",
                "\"bins:shiny.number\":30,\".clientdata_output_told_hidden\":false,"
                        + "\".clientdata_url_protocol\":\"http:\",\".clientdata_url_hostname\":\"app\",\".clientdata_url_port\":\"\","
                        + "\".clientdata_url_pathname\":\"/\",\".clientdata_url_search\":\"\",\".clientdata_url_hash_initial\":\"\"");
        return app;
    }

    void set(String input, String value) throws Exception {
        send("update", "\"" + input + "\":" + value);
    }

    /** What matches in the next message that has it. */
    String hear(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        StringBuilder heard = new StringBuilder();
        while (true) {
            String next = messages.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the app never says " + pattern + " but: " + heard);
            }
            Matcher matcher = wanted.matcher(next);
            if (matcher.find()) {
                return matcher.group();
            }
            heard.append(next).append('\n');
        }
    }

    void leave() {
        socket().abort();
    }

    private void send(String method, String data) throws Exception {
        socket().sendText("{\"method\":\"" + method + "\",\"data\":{" + data + "}}", true)
                .get(30, TimeUnit.SECONDS);
    }

    private WebSocket socket() {
        return java.util.Objects.requireNonNull(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        message.append(text);
        if (last) {
            messages.add(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }
}
