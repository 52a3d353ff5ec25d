package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.Streams;
import io.stackfile.json.Json;
import java.net.URLEncoder;

/** Joining the main process of a container, as the container allows it. */
record Joining(Engine engine, String deed, String container, Json before, Conversation talk, String keys) {
    static Joining of(Engine engine, String deed, String container, Streams streams) {
        Json facts = look(engine, deed, container);
        Conversation talk = new Conversation(
                streams,
                facts.at("Config", "Tty").isTrue(),
                facts.at("Config", "OpenStdin").isTrue());
        return new Joining(engine, deed, container, facts, talk, streams.keys().toString());
    }

    private static Json look(Engine engine, String deed, String container) {
        return engine.find(deed, "/containers/" + container + "/json")
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is no such container"));
    }

    boolean isRunning() {
        return before.at("State", "Running").isTrue();
    }

    String target() {
        return "/containers/" + container + "/attach?stream=1&stdout=1&stderr=1&stdin=" + (talk.isListening() ? 1 : 0)
                + "&detachKeys=" + URLEncoder.encode(keys, UTF_8);
    }

    /** Where the engine tells the exit code; of a container that it is to remove, when that is done. */
    String waiting() {
        boolean removed = before.at("HostConfig", "AutoRemove").isTrue();
        return "/containers/" + container + "/wait?condition=" + (removed ? "removed" : "next-exit");
    }

    /** Whether the process that was joined still runs; the engine may have started another in its place. */
    boolean goesOn() {
        Json now = engine.find(deed, "/containers/" + container + "/json").orElse(Json.NOTHING);
        String began = before.at("State", "StartedAt").text();
        return now.at("State", "Running").isTrue()
                && (!isRunning() || now.at("State", "StartedAt").text().equals(began));
    }
}
