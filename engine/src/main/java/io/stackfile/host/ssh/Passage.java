package io.stackfile.host.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to a machine behind another one ({@code ProxyJump}): a channel of the session with that one. */
final class Passage implements Proxy {
    private final Session jump;
    private final Duration keepAlive;
    private @Nullable SshChannel channel;

    /** {@code keepAlive} is how long silence lasts before the machine behind is asked whether it is still there. */
    Passage(Session jump, Duration keepAlive) {
        this.jump = jump;
        this.keepAlive = keepAlive;
    }

    @Override
    public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
            throws IOException, JSchException {
        SshChannel opened = JschLink.toAddress(jump, host, port);
        opened.patience(keepAlive);
        channel = opened;
    }

    /** jsch asks whether the other end is alive when a read of it takes too long; without a socket it sets no time itself. */
    @Override
    public InputStream getInputStream() {
        return open().input();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Flushed(open().output());
    }

    private SshChannel open() {
        if (channel == null) {
            throw new IllegalStateException("not connected");
        }
        return channel;
    }

    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** jsch's channels send what they were given only when told to. */
    private static final class Flushed extends java.io.FilterOutputStream {
        Flushed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
            out.flush();
        }
    }
}
