package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Reads what containers write. */
record Logs(Engine engine) {
    List<String> last(String container, int lines) {
        List<String> last = new ArrayList<>();
        try {
            LogRequest request = new LogRequest(false, OptionalInt.of(lines), Optional.empty(), false);
            follow(container, request, line -> last.add(line.text()));
        } catch (HostException e) {
            // they were to explain another failure, and must not hide it
        }
        return last;
    }

    void follow(String container, LogRequest request, Consumer<LogLine> lines) {
        String deed = "show the log of " + container;
        boolean terminal = engine.find(deed, "/containers/" + container + "/json")
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is no such container"))
                .at("Config", "Tty")
                .isTrue();
        try (HttpResponse response = engine.open(deed, "/containers/" + container + "/logs?" + query(request))) {
            if (terminal) {
                readPlain(response.body(), new LogLines(container, false, request.timestamps(), lines));
            } else {
                readFrames(
                        response.body(),
                        new LogLines(container, false, request.timestamps(), lines),
                        new LogLines(container, true, request.timestamps(), lines));
            }
        } catch (IOException e) {
            throw engine.refusals().told(deed, e);
        }
    }

    private static String query(LogRequest request) {
        return "stdout=1&stderr=1"
                + "&follow=" + request.follow()
                + "&timestamps=" + request.timestamps()
                + (request.tail().isPresent() ? "&tail=" + request.tail().getAsInt() : "")
                + request.since().map(since -> "&since=" + since).orElse("");
    }

    /** A terminal has one stream, without frames. */
    private static void readPlain(InputStream in, LogLines lines) throws IOException {
        byte[] buffer = new byte[1 << 13];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            lines.add(buffer, count);
        }
        lines.end();
    }

    private static void readFrames(InputStream in, LogLines output, LogLines errors) throws IOException {
        Frames.read(in, (error, message) -> (error ? errors : output).addMessage(message));
        output.end();
        errors.end();
    }
}
