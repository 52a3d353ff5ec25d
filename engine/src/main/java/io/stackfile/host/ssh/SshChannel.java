package io.stackfile.host.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Pace;
import io.stackfile.host.docker.http.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A connection through a channel of an SSH session. */
final class SshChannel implements Connection {
    private final Channel channel;
    private final Inbox inbox;
    private final OutputStream output;

    private SshChannel(Channel channel, Inbox inbox, OutputStream output) {
        this.channel = channel;
        this.inbox = inbox;
        this.output = output;
    }

    /**
     * Connects a channel. Not by its {@code getInputStream}, whose pipe makes the session's thread wait for whoever reads,
     * and with it every other channel.
     */
    static SshChannel connect(Channel channel, Duration patience) throws IOException, JSchException {
        Pace pace = Pace.of(channel);
        Inbox inbox = new Inbox(pace::read);
        channel.setOutputStream(arrivals(channel, pace, inbox));
        OutputStream output = channel.getOutputStream();
        channel.connect((int) patience.toMillis());
        if (!pace.isOpened()) {
            throw new JSchException("channel is not opened.");
        }
        return new SshChannel(channel, inbox, output);
    }

    private static OutputStream arrivals(Channel channel, Pace pace, Inbox inbox) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int length) {
                pace.received(length);
                inbox.put(bytes, start, length);
            }

            /** jsch closes a channel before its stream, unless the other end has said that nothing more comes. */
            @Override
            public void close() {
                if (channel.isClosed()) {
                    inbox.end(new LinkLost());
                } else {
                    inbox.end();
                }
            }
        };
    }

    @Override
    public InputStream input() {
        return inbox;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void patience(Duration time) {
        inbox.patience(time.toMillis());
    }

    /** Whether the other end sends nothing more. */
    boolean isEnded() {
        return inbox.isEnded();
    }

    @Override
    public void closeOutput() throws IOException {
        output.close();
    }

    @Override
    public void close() {
        channel.disconnect();
    }
}
