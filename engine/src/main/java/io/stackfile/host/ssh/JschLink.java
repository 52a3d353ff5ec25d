package io.stackfile.host.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.stackfile.host.docker.http.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A login made by jsch, through others when there are machines to pass. */
final class JschLink implements SshLink {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** RFC 4254, 5.1. */
    private static final int ADMINISTRATIVELY_PROHIBITED = 1;

    private final List<Leg> legs;
    private final Session session;
    private final DirectSocket way;
    private final Ahead ahead;

    /** {@code legs} lead to the machines to pass, and the last to the one that is meant; {@code ahead} is what that one was asked for at the login. */
    JschLink(List<Leg> legs, Ahead ahead) {
        this.legs = List.copyOf(legs);
        this.ahead = ahead;
        Leg last = legs.get(legs.size() - 1);
        this.session = last.session();
        this.way = last.way();
    }

    @Override
    public Connection toSocket(String path) throws IOException {
        return toSocket(session, path);
    }

    static Connection toSocket(Session session, String path) throws IOException {
        return opened(session, path, () -> {
            ChannelDirectStreamLocal channel =
                    (ChannelDirectStreamLocal) session.openChannel("direct-streamlocal@openssh.com");
            channel.setSocketPath(path);
            return SshChannel.connect(channel, PATIENCE);
        });
    }

    @Override
    public List<CompletableFuture<Connection>> toSocket(String path, int count) {
        return ahead.taken(path)
                .orElseGet(() -> SocketChannels.begin(session, way, path, count))
                .openings();
    }

    @Override
    public Connection toAddress(String host, int port) throws IOException {
        return opened(host + ":" + port, () -> toAddress(session, host, port));
    }

    static SshChannel toAddress(Session session, String host, int port) throws IOException, JSchException {
        ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
        channel.setHost(host);
        channel.setPort(port);
        try {
            return SshChannel.connect(channel, PATIENCE);
        } catch (JSchException e) {
            // jsch keeps the reason of a refusal where else the exit status is
            if (channel.getExitStatus() == ADMINISTRATIVELY_PROHIBITED) {
                throw new Forbidden(host + ":" + port);
            }
            throw e;
        }
    }

    @Override
    public Connection toCommand(String command) throws IOException {
        return opened(command, () -> SshChannel.connect(exec(command), PATIENCE));
    }

    @Override
    public Ran run(String command) throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        return this.<Ran>opened(command, () -> {
            ChannelExec channel = exec(command);
            channel.setErrStream(errors);
            SshChannel connection = SshChannel.connect(channel, PATIENCE);
            try {
                connection.closeOutput();
                byte[] output = connection.input().readAllBytes();
                awaitStatus(channel);
                return new Ran(
                        channel.getExitStatus(),
                        new String(output, StandardCharsets.UTF_8),
                        errors.toString(StandardCharsets.UTF_8));
            } finally {
                connection.close();
            }
        });
    }

    private ChannelExec exec(String command) throws JSchException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
        channel.setInputStream(null);
        channel.setErrStream(OutputStream.nullOutputStream());
        return channel;
    }

    /** The status comes after the end of the output. */
    private static void awaitStatus(Channel channel) throws IOException {
        try {
            for (int waited = 0; !channel.isClosed() && waited < 5000; waited += 10) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private interface Opening<T> {
        T open() throws IOException, JSchException;
    }

    private <T> T opened(String what, Opening<T> opening) throws IOException {
        return opened(session, what, opening);
    }

    private static <T> T opened(Session session, String what, Opening<T> opening) throws IOException {
        if (!session.isConnected()) {
            throw new LinkLost();
        }
        try {
            return opening.open();
        } catch (JSchException | NullPointerException e) {
            // jsch gives no channel when the session ends at that very moment
            if (!session.isConnected()) {
                throw new LinkLost();
            }
            throw new NotOpened(what);
        }
    }

    @Override
    public void close() {
        end(legs);
    }

    /** The last one first. */
    static void end(List<Leg> legs) {
        for (int place = legs.size() - 1; place >= 0; place--) {
            legs.get(place).end();
        }
    }
}
