package io.stackfile.host.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Has an SSH server send its answers at once. OpenSSH leaves Nagle's algorithm on until the login runs a command, and then turns
 * it off for good; with it on, a short answer waits for a round trip behind another one. The command does nothing, and where none
 * may be run all is as before.
 */
record Undelayed(Session session) implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NOTHING = "true".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void run() {
        try {
            ChannelExec channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(NOTHING);
            channel.setInputStream(null);
            channel.setOutputStream(OutputStream.nullOutputStream());
            channel.setErrStream(OutputStream.nullOutputStream());
            channel.connect((int) PATIENCE.toMillis());
        } catch (JSchException | NullPointerException e) {
            // then answers take longer; jsch gives no channel when the session ends at that very moment
        }
    }
}
