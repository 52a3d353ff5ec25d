package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The standard input and output of a process as a connection. */
record ProcessConnection(Process process) implements Connection {
    @Override
    public InputStream input() {
        return process.getInputStream();
    }

    @Override
    public OutputStream output() {
        return process.getOutputStream();
    }

    /** A process knows none. */
    @Override
    public void patience(Duration time) {}

    @Override
    public void closeOutput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
