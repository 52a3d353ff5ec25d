package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.UnixDialer;
import io.stackfile.host.ssh.config.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A login made by the {@code ssh} of this machine, for whatever jsch cannot do. One process holds the login and listens at a
 * socket in a folder that only this user may enter; everything else goes through that.
 */
final class SystemSsh implements SshLink {
    /** How long the process stays when we are gone without a word, in seconds. */
    private static final String LEFT_ALONE = "30";

    private final Destination destination;
    private final List<String> configuration;
    private final Path folder;
    private final Map<String, Path> forwarded = new HashMap<>();

    private SystemSsh(Destination destination, List<String> configuration, Path folder) {
        this.destination = destination;
        this.configuration = configuration;
        this.folder = folder;
    }

    static SystemSsh connect(Destination destination, Map<String, String> environment) throws IOException {
        Path folder = Files.createTempDirectory("stack-ssh");
        SystemSsh link = new SystemSsh(destination, configuration(environment), folder);
        Ran login = link.ssh(
                List.of(
                        "-M",
                        "-o",
                        "ControlPersist=" + LEFT_ALONE,
                        "-o",
                        "ServerAliveInterval=3",
                        "-o",
                        "ServerAliveCountMax=3",
                        "-o",
                        "ForwardAgent=no",
                        "-o",
                        "ForwardX11=no",
                        "-o",
                        "ClearAllForwardings=yes",
                        "-o",
                        "RemoteCommand=none",
                        "-T"),
                List.of("true"));
        if (login.status() != 0) {
            link.close();
            throw new SshRefusal("ssh could not log in to " + destination + ":\n"
                    + login.errors().strip().indent(2).stripTrailing());
        }
        return link;
    }

    /** ssh looks for its files in the home that the system knows, not in {@code HOME}. */
    private static List<String> configuration(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path file = home.resolve(".ssh/config");
        boolean elsewhere = !home.equals(Path.of(System.getProperty("user.home")));
        return elsewhere && Files.exists(file) ? List.of("-F", file.toString()) : List.of();
    }

    private List<String> command(List<String> options, List<String> command) {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(configuration);
        words.addAll(List.of("-S", folder.resolve("login").toString()));
        words.addAll(options);
        destination.port().ifPresent(port -> words.addAll(List.of("-p", String.valueOf(port))));
        destination.user().ifPresent(user -> words.addAll(List.of("-l", user)));
        words.addAll(List.of("--", destination.host()));
        words.addAll(command);
        return words;
    }

    private Ran ssh(List<String> options, List<String> command) throws IOException {
        Path errors = Files.createTempFile(folder, "errors", "");
        Process process = start(options, command, ProcessBuilder.Redirect.to(errors.toFile()));
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return new Ran(status, said, Files.readString(errors));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private Process start(List<String> options, List<String> command, ProcessBuilder.Redirect errors)
            throws IOException {
        try {
            return new ProcessBuilder(command(options, command))
                    .redirectError(errors)
                    .start();
        } catch (IOException e) {
            throw new SshRefusal(
                    "There is no program 'ssh' on this machine, which --ssh-client system wants;"
                            + " without this option stack uses its own",
                    e);
        }
    }

    @Override
    public Connection toSocket(String path) throws IOException {
        return new UnixDialer(forwarded(path)).dial();
    }

    /** The socket of this machine that leads to one of that machine. */
    private synchronized Path forwarded(String path) throws IOException {
        Path known = forwarded.get(path);
        if (known != null) {
            return known;
        }
        Path local = folder.resolve("s" + forwarded.size());
        Ran made = ssh(List.of("-O", "forward", "-L", local + ":" + path), List.of());
        if (made.status() != 0 || !answers(local)) {
            throw new NotOpened(path);
        }
        forwarded.put(path, local);
        return local;
    }

    /** ssh listens whether or not it may connect there; only an answer tells. */
    private static boolean answers(Path socket) throws IOException {
        try (Connection connection = new UnixDialer(socket).dial()) {
            connection
                    .output()
                    .write("GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.output().flush();
            return connection.input().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Connection toAddress(String host, int port) throws IOException {
        return new ProcessConnection(
                start(List.of("-W", host + ":" + port), List.of(), ProcessBuilder.Redirect.DISCARD));
    }

    @Override
    public Connection toCommand(String command) throws IOException {
        return new ProcessConnection(start(List.of("-T"), List.of(command), ProcessBuilder.Redirect.DISCARD));
    }

    @Override
    public Ran run(String command) throws IOException {
        return ssh(List.of("-T"), List.of(command));
    }

    @Override
    public void close() {
        try {
            ssh(List.of("-O", "exit"), List.of());
        } catch (IOException e) {
            // it ends by itself
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a temporary folder
        }
    }
}
