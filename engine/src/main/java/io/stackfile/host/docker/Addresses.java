package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.TcpDialer;
import io.stackfile.host.docker.http.TlsFiles;
import io.stackfile.host.docker.http.UnixDialer;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.host.ssh.Surroundings;
import io.stackfile.host.ssh.config.Destination;
import io.stackfile.host.ssh.config.SshConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The addresses of engines: {@code unix:///run/docker.sock}, {@code tcp://203.0.113.7:2376}, {@code ann@droplet}. */
final class Addresses {
    private Addresses() {}

    /** Else it is a name. */
    static boolean isAddress(String text) {
        return text.contains("://") || text.contains("@");
    }

    static Way way(String address, Surroundings surroundings) {
        return way(
                address, address.startsWith("tcp:") ? tls(surroundings.environment()) : Optional.empty(), surroundings);
    }

    static Way way(String address, Optional<TlsFiles> tls, Surroundings surroundings) {
        if (address.startsWith("unix://")) {
            Path socket = Path.of(address.substring("unix://".length()));
            return new Way(new UnixDialer(socket), "localhost", true, reason -> NoEngine.atSocket(socket, reason));
        }
        if (address.startsWith("tcp://")) {
            return tcp(address, tls);
        }
        if (address.startsWith("ssh://") || !address.contains("://")) {
            return ssh(address, surroundings);
        }
        throw new HostException(
                address + " is not an address of a Docker engine; write droplet or ssh://ann@droplet for a"
                        + " machine over SSH, unix:///var/run/docker.sock, or tcp://203.0.113.7:2376");
    }

    private static Way ssh(String address, Surroundings surroundings) {
        SshConfiguration configuration = SshConfiguration.of(surroundings.environment());
        SshMachine machine = SshMachine.of(Destination.parse(address), configuration::settingsFor, surroundings);
        return new Way(
                machine.engine(),
                machine.name(),
                machine.address(),
                false,
                reason -> NoEngine.over(machine.name(), reason),
                new SshReach(machine),
                Optional.of(machine));
    }

    private static Way tcp(String address, Optional<TlsFiles> tls) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new HostException(address + " is not an address; write tcp://203.0.113.7:2376", e);
        }
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            throw new HostException(address + " names no host and port; write tcp://203.0.113.7:2376");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() > 0 ? uri.getPort() : tls.isPresent() ? 2376 : 2375;
        return new Way(
                new TcpDialer(host, port, tls.map(Addresses::context)),
                host,
                host.equals("localhost") || host.startsWith("127.") || host.equals("::1"),
                reason -> NoEngine.atAddress(host + ":" + port, tls.isPresent(), reason));
    }

    private static SSLContext context(TlsFiles files) {
        try {
            return files.context();
        } catch (IllegalArgumentException e) {
            throw new HostException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<TlsFiles> tls(Map<String, String> environment) {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            return Optional.empty();
        }
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        return Optional.of(new TlsFiles(folder.isEmpty() ? DockerFolder.of(environment) : Path.of(folder)));
    }
}
