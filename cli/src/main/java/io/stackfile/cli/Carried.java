package io.stackfile.cli;

import io.stackfile.host.docker.http.Traffic;
import io.stackfile.json.JsonObject;
import java.util.Locale;

/**
 * What a command asked of its host, and what that carried.
 *
 * @param sent in bytes
 * @param received in bytes
 */
record Carried(long calls, long sent, long received, long roundTrips) {
    static Carried of(Traffic traffic) {
        return new Carried(traffic.calls(), traffic.sent(), traffic.received(), traffic.roundTrips());
    }

    void tell(Call call) {
        if (call.has("--json")) {
            call.terminal()
                    .println(new JsonObject()
                            .with("calls", calls)
                            .with("sent", sent)
                            .with("received", received)
                            .with("roundTrips", roundTrips)
                            .toString());
        } else {
            call.terminal().say(this.toString());
        }
    }

    @Override
    public String toString() {
        return calls + " calls of the engine, " + kilobytes(sent) + " there and " + kilobytes(received) + " back, "
                + roundTrips + " round trips";
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
}
