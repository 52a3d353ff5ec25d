package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** A connection over a socket, plain or TLS. */
public record SocketConnection(Socket socket, InputStream input, OutputStream output) implements Connection {
    public static SocketConnection of(Socket socket) throws IOException {
        return new SocketConnection(socket, socket.getInputStream(), socket.getOutputStream());
    }

    @Override
    public void patience(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    @Override
    public void closeOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is as closed as it gets
        }
    }
}
