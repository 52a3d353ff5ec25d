package io.stackfile.host.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.golden.Golden;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SshConfigurationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    static List<ConfigCase> cases() {
        return ConfigCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settlesWhatIsWritten(ConfigCase given) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".ssh"));
        SshConfiguration configuration = new SshConfiguration(ann(), given.copyTo(folder), home.resolve("none"));
        StringBuilder answers = new StringBuilder();
        for (Destination destination : given.destinations()) {
            answers.append("== ").append(destination).append("\n").append(answer(configuration, destination));
        }
        Golden.assertSame(
                Golden.beside(given.given(), ".txt"), answers.toString().replace(home.toString(), "/home/ann"));
    }

    private static String answer(SshConfiguration configuration, Destination destination) {
        try {
            return AsSshPrints.text(configuration.settingsFor(destination));
        } catch (HostException e) {
            return e.getMessage() + "\n";
        }
    }

    @Test
    void readsTheUsersFileBeforeTheSystems() throws IOException {
        Path user = write(".ssh/config", "Host droplet\n  User ann\n");
        Path system = write("etc/ssh_config", "Include more.conf\nUser root\nIdentityFile ~/.ssh/of-all\n");
        write("etc/more.conf", "Port 2222\nHashKnownHosts yes\n");
        SshSettings droplet = new SshConfiguration(ann(), user, system).settingsFor(Destination.parse("droplet"));
        assertEquals("ann", droplet.user());
        assertEquals(2222, droplet.port());
        assertEquals(
                List.of(new IdentityFile(home.resolve(".ssh/of-all"), true)),
                droplet.identities().files());
        assertEquals(
                List.of(home.resolve("etc/ssh_known_hosts"), home.resolve("etc/ssh_known_hosts2")),
                droplet.hostKeys().globalFiles());
    }

    @Test
    void needsNoFiles() {
        SshSettings droplet = new SshConfiguration(ann(), home.resolve("none"), home.resolve("none"))
                .settingsFor(Destination.parse("Droplet"));
        assertEquals("Droplet", droplet.alias());
        assertEquals("droplet", droplet.hostName());
        assertEquals("ann", droplet.user());
        assertEquals(22, droplet.port());
    }

    @Test
    void refusesAFileThatOthersMayWrite() throws IOException {
        Path user = write(".ssh/config", "User root\n");
        Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(
                user + " may be written by others, and so could be anything; run chmod go-w " + user,
                refusal(new SshConfiguration(ann(), user, home.resolve("none"))));
    }

    @Test
    void refusesAnIncludedFileThatOthersMayWrite() throws IOException {
        Path user = write(".ssh/config", "Include more\n");
        Path more = write(".ssh/more", "User root\n");
        Files.setPosixFilePermissions(more, PosixFilePermissions.fromString("rw----rw-"));
        assertEquals(
                more + " may be written by others, and so could be anything; run chmod go-w " + more,
                refusal(new SshConfiguration(ann(), user, home.resolve("none"))));
    }

    @Test
    void refusesAFileOfSomebodyElse() throws IOException {
        Path user = write(".ssh/config", "User root\n");
        if (ann().uid() == 0) {
            Files.setAttribute(user, "unix:uid", 4_321);
        }
        LocalUser bob = new LocalUser("bob", ann().uid() + 1, home, () -> "laptop", Map.of());
        assertEquals(
                user + " belongs to " + Files.getOwner(user) + ", and so could be anything; run chown bob " + user,
                refusal(new SshConfiguration(bob, user, home.resolve("none"))));
    }

    @Test
    void runsTheCommandOfMatchExecOnlyWhenTheRestFits() throws IOException {
        Path user = write(".ssh/config", """
                Match host other exec "touch %d/other"
                  Port 1
                Match host droplet exec "touch %d/ran-%h-%n-%p-%r-%u"
                  Port 7
                """);
        SshSettings droplet =
                new SshConfiguration(ann(), user, home.resolve("none")).settingsFor(Destination.parse("root@droplet"));
        assertEquals(7, droplet.port());
        assertEquals(List.of(".ssh", "ran-droplet-droplet-22-root-ann"), names(home));
    }

    @Test
    void takesTheHomeTheEnvironmentNames() {
        LocalUser me = LocalUser.of(Map.of("HOME", "/srv/ann"));
        assertEquals(Path.of("/srv/ann"), me.home());
        assertEquals(System.getProperty("user.name"), me.name());
        assertEquals(
                Path.of("/srv/ann/.ssh/config"),
                SshConfiguration.of(Map.of("HOME", "/srv/ann")).userFile());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(SshConfiguration configuration) {
        return String.valueOf(
                assertThrows(HostException.class, () -> configuration.settingsFor(Destination.parse("droplet")))
                        .getMessage());
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private LocalUser ann() {
        return new LocalUser(
                "ann",
                LocalUser.of(Map.of()).uid(),
                home,
                () -> "laptop.example.org",
                Map.of("SSH_AUTH_SOCK", "/run/agent", "KEYS", "/keys", "PATH", "/usr/bin:/bin"));
    }
}
