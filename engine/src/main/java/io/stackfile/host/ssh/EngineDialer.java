package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the engine of another machine through one login: by its socket where the SSH server lets us, else by the command
 * {@code docker system dial-stdio}, else not, and then it finds out why.
 */
final class EngineDialer implements Dialer {
    private final String machine;
    private final SharedLink login;
    private final EngineSocket socket;
    private final Commands commands;
    private @Nullable Dialer way;
    private @Nullable IOException refusal;

    /** {@code machine} is what messages call it. */
    EngineDialer(String machine, SharedLink login, EngineSocket socket, Commands commands) {
        this.machine = machine;
        this.login = login;
        this.socket = socket;
        this.commands = commands;
    }

    @Override
    public Connection dial() throws IOException {
        return way().dial();
    }

    @Override
    public synchronized int keptAtMost() {
        return way == null ? 1 : way.keptAtMost();
    }

    @Override
    public void prepare() {
        login.prepare();
    }

    @Override
    public void close() {
        Dialer open;
        synchronized (this) {
            open = way;
            refusal = refusal == null ? new LinkLost() : refusal;
        }
        if (open != null) {
            open.close();
        }
        login.close();
    }

    @Override
    public void again() {
        Dialer lost;
        synchronized (this) {
            lost = way;
            way = null;
            refusal = null;
        }
        if (lost != null) {
            lost.close();
        }
        login.again();
    }

    private synchronized Dialer way() throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        if (way == null) {
            try {
                way = find(login.get());
            } catch (IOException e) {
                refusal = e;
                throw e;
            }
        }
        return way;
    }

    private Dialer find(SshLink link) throws IOException {
        Optional<Dialer> direct = bySocket(link, socket.path());
        if (direct.isPresent()) {
            return direct.get();
        }
        Findings findings =
                Findings.read(link.run(Findings.question(socket.path())).output());
        if (!socket.chosen()) {
            Optional<String> other = findings.other(socket.path());
            Optional<Dialer> there = other.isPresent() ? bySocket(link, other.get()) : Optional.empty();
            if (there.isPresent()) {
                return there.get();
            }
        }
        if (findings.server().isPresent()) {
            return commands.of(
                    link, "docker --host " + Findings.quoted("unix://" + socket.path()) + " system dial-stdio");
        }
        throw new SshRefusal(findings.explain(machine, socket.path()));
    }

    private static Optional<Dialer> bySocket(SshLink link, String path) throws IOException {
        try {
            return Optional.of(SocketDialer.open(link, path));
        } catch (SshLink.NotOpened e) {
            return Optional.empty();
        }
    }
}
