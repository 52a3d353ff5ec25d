package io.stackfile.host.docker.http;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Reaches an engine by a socket in the file system. */
public record UnixDialer(Path socket) implements Dialer {
    @Override
    public Connection dial() throws IOException {
        return new ChannelConnection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }
}
