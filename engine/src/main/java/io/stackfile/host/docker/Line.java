package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.host.ssh.LinkLost;
import java.io.IOException;
import java.io.InputStream;

/** The way to an engine, watched by listening to the engine, which almost never says anything. */
record Line(Engine engine, Way way) {
    private static final String QUIET = "/events?filters=%7B%22type%22%3A%5B%22daemon%22%5D%7D";

    void awaitLoss() {
        try (HttpResponse events = engine.open("tell what happens", QUIET);
                InputStream body = events.body()) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            if (e instanceof LinkLost) {
                throw new HostException(way.explanation().apply(e), e);
            }
        }
        throw new HostException("The connection to the Docker engine of " + way.name() + " has ended.");
    }
}
