package com.jcraft.jsch;

import java.io.IOException;

/**
 * The receive window of a channel, opened by whoever reads (RFC 4254, 5.2). jsch by itself opens it when something has
 * arrived, read or not, so that its channels either wait in the thread that serves all of them or store without bounds; and
 * it knows no window above 128 KiB for direct channels, which at 50 ms round trip is 1.5 MB/s.
 */
public final class Pace {
    /** At 50 ms round trip enough for 80 MB/s. */
    public static final int WINDOW = 4 << 20;

    private static final int WORTH_TELLING = WINDOW / 4;

    private final Channel channel;
    private int read;

    private Pace(Channel channel) {
        this.channel = channel;
    }

    /** Of a channel that is not connected yet. */
    public static Pace of(Channel channel) {
        channel.lwsize = WINDOW;
        channel.lwsize_max = 0;
        channel.lmpsize = 0x8000;
        return new Pace(channel);
    }

    /** Whether the other side opened the channel; it may have closed it since, as a short command does. */
    public boolean isOpened() {
        return channel.open_confirmation;
    }

    /** To be called by the stream that jsch writes to: jsch counts down by as much next, and would open the window below zero. */
    public void received(int count) {
        channel.lwsize = count;
    }

    /** Somebody has taken so many bytes. */
    public void read(int count) throws IOException {
        int telling;
        synchronized (this) {
            read += count;
            if (read < WORTH_TELLING) {
                return;
            }
            telling = read;
            read = 0;
        }
        tell(telling);
    }

    private void tell(int count) throws IOException {
        Buffer buffer = new Buffer(100);
        Packet packet = new Packet(buffer);
        packet.reset();
        buffer.putByte((byte) Channel.SSH_MSG_CHANNEL_WINDOW_ADJUST);
        buffer.putInt(channel.getRecipient());
        buffer.putInt(count);
        try {
            synchronized (channel) {
                if (!channel.close && channel.isConnected()) {
                    channel.getSession().write(packet);
                }
            }
        } catch (Exception e) {
            throw new IOException("the SSH connection was lost", e);
        }
    }
}
