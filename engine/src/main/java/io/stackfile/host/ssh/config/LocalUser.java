package io.stackfile.host.ssh.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who asks, and from where: what {@code ~}, {@code %u}, {@code %l} and {@code ${NAME}} stand for.
 *
 * @param uid -1 where users have no numbers
 * @param machine the name of this machine; asked for only when it is needed, for some systems take seconds to tell
 */
public record LocalUser(String name, long uid, Path home, Supplier<String> machine, Map<String, String> environment) {
    public LocalUser {
        environment = Map.copyOf(environment);
    }

    /** The user of this process; {@code HOME} says where he is at home, else the system. */
    public static LocalUser of(Map<String, String> environment) {
        String given = environment.getOrDefault("HOME", "");
        Path home = Path.of(given.isEmpty() ? System.getProperty("user.home") : given);
        return new LocalUser(System.getProperty("user.name"), uid(home), home, LocalUser::machineName, environment);
    }

    private static long uid(Path home) {
        Path self = Path.of("/proc/self");
        try {
            return ((Integer) Files.getAttribute(Files.exists(self) ? self : home, "unix:uid")).longValue();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return -1;
        }
    }

    private static String machineName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return nameInTheNetwork();
        }
    }

    private static String nameInTheNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
