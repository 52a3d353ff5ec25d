package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.ssh.config.Destination;
import io.stackfile.host.ssh.config.SshSettings;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A machine that is reached over SSH. Nobody is called before the first need. */
public final class SshMachine implements Closeable {
    private final SshSettings settings;
    private final SharedLink login;
    private final EngineDialer engine;

    private SshMachine(EngineSocket socket, SshSettings settings, SharedLink login, Callable<SshLink> another) {
        this.settings = settings;
        this.login = login;
        this.engine = new EngineDialer(name(), login, socket, new Commands(another));
    }

    public static SshMachine of(
            Destination destination, Function<Destination, SshSettings> configuration, Surroundings surroundings) {
        SshSettings settings = configuration.apply(destination);
        Gate gate = new Gate(surroundings.prompts());
        Hops hops = new Hops(configuration, surroundings.asking(gate));
        EngineSocket socket =
                destination.socket().map(path -> new EngineSocket(path, true)).orElse(EngineSocket.USUAL);
        if (surroundings.systemSsh()) {
            Callable<SshLink> login = () -> SystemSsh.connect(destination, surroundings.environment());
            // the other ssh would ask by itself
            return new SshMachine(socket, settings, new SharedLink(login, gate::open, false), login);
        }
        // compression may begin with the very packet behind the key
        Callable<SshLink> first = () ->
                hops.connect(settings, settings.compression() ? Ahead.ofNothing() : Ahead.toSocket(socket.path()));
        Callable<SshLink> another = () -> hops.connect(settings, Ahead.ofNothing());
        return new SshMachine(socket, settings, new SharedLink(first, gate::open, true), another);
    }

    /** What messages call it: {@code droplet (root@203.0.113.7)}. */
    public String name() {
        String port = settings.port() == 22 ? "" : ":" + settings.port();
        String where = settings.user() + "@" + settings.hostName() + port;
        return settings.alias().equals(settings.hostName()) ? where : settings.alias() + " (" + where + ")";
    }

    /** What its web addresses call it. */
    public String address() {
        return settings.hostName();
    }

    /** The way to its engine; closing it ends the login. */
    public Dialer engine() {
        return engine;
    }

    /** The login itself. */
    public SshLink link() throws IOException {
        return login.get();
    }

    @Override
    public void close() {
        engine.close();
    }
}
