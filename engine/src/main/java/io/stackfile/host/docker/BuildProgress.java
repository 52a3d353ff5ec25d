package io.stackfile.host.docker;

import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Follows a build by the classic builder: passes on its steps, and keeps the last lines for the case that one of them fails. */
final class BuildProgress implements Consumer<Json> {
    private static final int LAST_LINES = 20;
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    private final String deed;
    private final Secret secret;
    private final Consumer<Headway> progress;
    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    BuildProgress(String deed, Secret secret, Consumer<Headway> progress) {
        this.deed = deed;
        this.secret = secret;
        this.progress = progress;
    }

    @Override
    public void accept(Json said) {
        try {
            EngineError.check(said);
        } catch (EngineError e) {
            throw new HostException("Docker did not " + deed + ": " + reason(e.getMessage()));
        }
        line.append(said.get("stream").text());
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            hear(secret.hide(line.substring(0, end).replaceAll(COLOUR, "").strip()));
            line.delete(0, end + 1);
        }
    }

    private void hear(String text) {
        if (text.startsWith("Step ")) {
            progress.accept(Headway.said(text));
        }
        if (!text.isEmpty()) {
            last.addLast(text);
        }
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    private String reason(String message) {
        String reason = message.startsWith("The command ") ? message : KnownReasons.of(message);
        return secret.hide(reason) + (last.isEmpty() ? "" : "\n    " + String.join("\n    ", last));
    }
}
