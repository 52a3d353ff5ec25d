package io.stackfile.host.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to a machine through a command of the user's ({@code ProxyCommand}). */
final class CommandPassage implements Proxy {
    private final String command;
    private final Duration keepAlive;
    private @Nullable Process process;
    private @Nullable InputStream input;

    CommandPassage(String command, Duration keepAlive) {
        this.command = command;
        this.keepAlive = keepAlive;
    }

    @Override
    public void connect(@Nullable SocketFactory factory, String host, int port, int timeout) throws IOException {
        Process started = new ProcessBuilder("/bin/sh", "-c", "exec " + command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = started;
        input = PatientStream.of(started.getInputStream(), keepAlive);
    }

    @Override
    public InputStream getInputStream() {
        if (input == null) {
            throw new IllegalStateException("not connected");
        }
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        if (process == null) {
            throw new IllegalStateException("not connected");
        }
        return process.getOutputStream();
    }

    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
