package io.stackfile.host.docker;

import io.stackfile.host.Headway;
import io.stackfile.json.Json;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows a build by BuildKit: passes on its steps, keeps the last lines of each, and says which went wrong. What it hears are
 * messages {@code moby.buildkit.v1.StatusResponse}, whose fields are numbered in BuildKit's {@code control.proto}.
 */
final class BuildTrace implements Consumer<Json> {
    private static final int LAST_LINES = 20;
    private static final int VERTEXES = 1;
    private static final int LOGS = 3;
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    private final Secret secret;
    private final Consumer<Headway> progress;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Deque<String>> lines = new HashMap<>();
    private final Map<String, String> unfinished = new HashMap<>();
    private String failed = "";

    BuildTrace(Secret secret, Consumer<Headway> progress) {
        this.secret = secret;
        this.progress = progress;
    }

    @Override
    public void accept(Json said) {
        if (said.get("id").text().equals("moby.buildkit.trace")) {
            hear(said.get("aux").text());
        }
        EngineError.check(said);
    }

    private void hear(String base64) {
        Protobuf status;
        try {
            status = Protobuf.parse(Base64.getDecoder().decode(base64));
            status.messages(VERTEXES).forEach(this::step);
            status.messages(LOGS).forEach(this::log);
        } catch (IllegalArgumentException e) {
            // how far it is stays unknown; whether it succeeds is said elsewhere
        }
    }

    /** {@code string digest = 1; string name = 3; Timestamp started = 5; string error = 7;} */
    private void step(Protobuf vertex) {
        String name = vertex.text(3);
        if (vertex.has(5) && !name.startsWith("[internal]") && begun.add(vertex.text(1))) {
            progress.accept(Headway.said(secret.hide(name)));
        }
        if (!vertex.text(7).isEmpty() && !vertex.text(7).contains("context canceled")) {
            failed = vertex.text(1);
        }
    }

    /** {@code string vertex = 1; bytes msg = 4;} */
    private void log(Protobuf log) {
        String vertex = log.text(1);
        String text = unfinished.getOrDefault(vertex, "") + log.text(4);
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(line -> keep(vertex, line));
        unfinished.put(vertex, text.substring(end));
    }

    private void keep(String vertex, String line) {
        String shown = secret.hide(line.replaceAll(COLOUR, "").strip());
        Deque<String> last = lines.computeIfAbsent(vertex, digest -> new ArrayDeque<>());
        if (!shown.isEmpty()) {
            last.addLast(shown);
        }
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    /** What the step wrote that went wrong. */
    List<String> lastLines() {
        String rest = unfinished.getOrDefault(failed, "");
        if (!rest.isBlank()) {
            keep(failed, rest);
            unfinished.remove(failed);
        }
        return List.copyOf(lines.getOrDefault(failed, new ArrayDeque<>()));
    }
}
