package io.stackfile.host.docker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Reaches an engine by TCP, inside TLS when there is a context for it. */
public record TcpDialer(String host, int port, Optional<SSLContext> tls, Duration patience) implements Dialer {
    public TcpDialer(String host, int port, Optional<SSLContext> tls) {
        this(host, port, tls, Duration.ofSeconds(10));
    }

    @Override
    public Connection dial() throws IOException {
        Socket plain = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("no host is called " + host);
            }
            plain.connect(address, (int) patience.toMillis());
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            Socket socket = tls.isPresent() ? secured(tls.get(), plain) : plain;
            return new SocketConnection(socket, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(SSLContext context, Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout((int) patience.toMillis());
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }
}
