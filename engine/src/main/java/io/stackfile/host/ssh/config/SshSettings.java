package io.stackfile.host.ssh.config;

/**
 * What {@code ssh} would use for one destination.
 *
 * @param alias the host as the user called it
 * @param hostName where to connect to
 */
public record SshSettings(
        String alias,
        String hostName,
        int port,
        String user,
        Identities identities,
        Authentication authentication,
        HostKeyChecking hostKeys,
        Route route,
        KeepAlive keepAlive,
        Algorithms algorithms,
        boolean compression) {

    private static final int DEFAULT_PORT = 22;

    /** The name under which the host's key is known. */
    public String hostKeyName() {
        return hostKeys.alias().orElse(hostName);
    }

    /** The port that belongs to {@link #hostKeyName}; an alias has none, which is written as the usual one. */
    public int hostKeyPort() {
        return hostKeys.alias().isPresent() ? DEFAULT_PORT : port;
    }
}
