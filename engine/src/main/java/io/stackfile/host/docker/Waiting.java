package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.Proof;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Waits for containers by listening to the engine, never by asking again and again. An event only says that it is time to
 * look; the first look comes after the ear is open, so nothing is missed.
 */
record Waiting(Engine engine) {
    /** Between two attempts; what a container waits for may need a moment. */
    private static final Duration REST = Duration.ofSeconds(1);

    void healthy(String name) {
        await(name, "tell when " + name + " is healthy", container -> {
            Json state = container.get("State");
            if (hasEnded(state)) {
                throw new HostException(ended(name, state) + " before it was healthy");
            }
            String health = state.at("Health", "Status").text();
            if (health.isEmpty() || health.equals("none")) {
                throw new HostException(
                        name + " has no healthcheck that could say it is healthy; write healthcheck: for"
                                + " its service, or wait for service_started");
            }
            if (health.equals("unhealthy")) {
                throw new HostException(name + " is unhealthy" + lastProbe(state));
            }
            return health.equals("healthy");
        });
    }

    void completed(String name) {
        await(name, "tell when " + name + " has ended", container -> {
            Json state = container.get("State");
            if (hasEnded(state) && state.get("ExitCode").number() != 0) {
                throw new HostException(ended(name, state));
            }
            return hasEnded(state);
        });
    }

    /** Starts it again between, as its engine would; so nothing is told before it has had its chances. */
    void proven(String name, Proof proof) {
        String deed = "tell whether " + name + " runs";
        for (int ends = 0; ; ) {
            Json state = look(name, deed).get("State");
            String health = state.at("Health", "Status").text();
            if (hasEnded(state)) {
                if (state.get("ExitCode").number() == 0 && proof.mayEnd()) {
                    return;
                }
                ends++;
                if (ends >= proof.attempts()) {
                    throw new HostException(
                            ended(name, state) + (ends > 1 ? ", " + ends + " times" : "") + lastProbe(state));
                }
                rest();
                engine.tell("start " + name + " again", "POST", "/containers/" + name + "/start");
            } else if (health.equals("unhealthy")) {
                throw new HostException(name + " is unhealthy" + lastProbe(state));
            } else {
                Optional<Instant> until = health.equals("starting")
                        ? Optional.empty()
                        : Optional.of(
                                Instant.parse(state.get("StartedAt").text()).plus(proof.window()));
                if (isStillSo(name, deed, state, until)) {
                    return;
                }
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    /** At that time by the engine's own clock, which ends its stories then; without a time, until it is not. */
    private boolean isStillSo(String name, String deed, Json before, Optional<Instant> until) {
        String end = until.map(time ->
                        "&until=" + time.getEpochSecond() + "." + String.format(Locale.ROOT, "%09d", time.getNano()))
                .orElse("");
        try (HttpResponse events = engine.open(deed, "/events?since=1" + end + "&filters=" + filters(name));
                BufferedReader reader = new BufferedReader(new InputStreamReader(events.body(), UTF_8))) {
            while (isSame(before, look(name, deed).get("State"))) {
                if (reader.readLine() == null) {
                    if (until.isEmpty()) {
                        throw new EOFException();
                    }
                    return isSame(before, look(name, deed).get("State"));
                }
            }
            return false;
        } catch (IOException e) {
            throw engine.refusals().told(deed, e);
        }
    }

    private static boolean isSame(Json before, Json now) {
        return Stream.of("Status", "StartedAt")
                        .allMatch(field ->
                                before.get(field).text().equals(now.get(field).text()))
                && before.at("Health", "Status")
                        .text()
                        .equals(now.at("Health", "Status").text());
    }

    /** Its exit code; nothing when it is gone. */
    OptionalInt end(String name, Runnable startedAgain) {
        String deed = "tell when " + name + " has ended";
        List<String> starts = new ArrayList<>();
        OptionalInt[] code = {OptionalInt.empty()};
        listen(name, deed, () -> {
            Optional<Json> state =
                    engine.find(deed, "/containers/" + name + "/json").map(container -> container.get("State"));
            String status = state.map(now -> now.get("Status").text()).orElse("");
            if (status.equals("running")) {
                String start = state.orElseThrow().get("StartedAt").text();
                if (!starts.isEmpty() && !starts.contains(start)) {
                    startedAgain.run();
                }
                starts.add(start);
            }
            if (status.equals("created")) {
                throw new HostException("Docker did not " + deed + ": it was never started");
            }
            if (List.of("exited", "dead").contains(status)) {
                code[0] =
                        OptionalInt.of((int) state.orElseThrow().get("ExitCode").number());
            }
            return state.isEmpty() || code[0].isPresent();
        });
        return code[0];
    }

    private void await(String name, String deed, Predicate<Json> isThere) {
        listen(name, deed, () -> isThere.test(look(name, deed)));
    }

    private void listen(String name, String deed, BooleanSupplier isThere) {
        try (HttpResponse events = engine.open(deed, "/events?since=1&filters=" + filters(name));
                BufferedReader reader = new BufferedReader(new InputStreamReader(events.body(), UTF_8))) {
            while (!isThere.getAsBoolean()) {
                if (reader.readLine() == null) {
                    throw new EOFException();
                }
            }
        } catch (IOException e) {
            throw engine.refusals().told(deed, e);
        }
    }

    /** {@code since} makes the engine repeat what it said between the request and its hearing it. */
    private static String filters(String name) {
        return URLEncoder.encode(
                "{\"type\":[\"container\"],\"container\":[\"" + name
                        + "\"],\"event\":[\"destroy\",\"die\",\"health_status\",\"start\"]}",
                UTF_8);
    }

    private Json look(String name, String deed) {
        Json container = engine.find(deed, "/containers/" + name + "/json")
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is no such container"));
        if (container.at("State", "Status").text().equals("created")) {
            throw new HostException("Docker did not " + deed + ": it was never started");
        }
        return container;
    }

    /** Even if the engine is about to start it again. */
    private static boolean hasEnded(Json state) {
        return List.of("exited", "dead", "removing", "restarting")
                .contains(state.get("Status").text());
    }

    private static String ended(String name, Json state) {
        String memory = state.get("OOMKilled").isTrue() ? ", out of memory," : "";
        return name + " ended with exit code " + state.get("ExitCode").number() + memory;
    }

    private static String lastProbe(Json state) {
        List<Json> probes = state.at("Health", "Log").items();
        String output = probes.isEmpty()
                ? ""
                : probes.get(probes.size() - 1).get("Output").text().strip();
        return output.isEmpty() ? "" : ": " + output;
    }
}
