package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.docker.http.UnixDialer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places where an engine of this machine listens when nobody says another; the first that answers is taken. */
record DefaultSockets(List<Path> sockets) implements Dialer {
    static Way way(Map<String, String> environment) {
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        sockets.add(DockerFolder.home(environment).resolve(".docker/run/docker.sock"));
        return new Way(new DefaultSockets(sockets), "localhost", true, NoEngine::anywhere);
    }

    @Override
    public Connection dial() throws IOException {
        List<String> tried = new ArrayList<>();
        boolean forbidden = false;
        for (Path socket : sockets) {
            try {
                return new UnixDialer(socket).dial();
            } catch (IOException e) {
                tried.add("  " + socket + ": " + NoEngine.reason(e));
                forbidden |= NoEngine.isForbidden(e);
            }
        }
        throw new NoneAnswers(String.join("\n", tried), forbidden);
    }

    /** The message lists what was tried. */
    static final class NoneAnswers extends IOException {
        final boolean forbidden;

        NoneAnswers(String tried, boolean forbidden) {
            super(tried);
            this.forbidden = forbidden;
        }
    }
}
