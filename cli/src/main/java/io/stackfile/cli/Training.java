package io.stackfile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the commands people wait for most, so that the JVM remembers their classes. Needs no engine and no server. */
final class Training {
    private static final String FILE = """
            web:
              image: 'nginx:latest'
              environment: ['COLOUR=${COLOUR:-red}', 'PASSWORD=none']
              links: [db]
              ports: ['8080:80']
              mem_limit: 64m
            db:
              image: mongo
              volumes: ['data:/data/db']
            """;

    /** Nobody listens at this port. */
    private static final String CONFIGURATION = """
            Host training training-*
              HostName 127.0.0.1
              Port 1
              User training
              IdentityFile ~/.ssh/id_training
              IdentitiesOnly yes
              UserKnownHostsFile ~/.ssh/known_hosts
            """;

    /** A key of the RFC's (8032, 7.1, test 1). */
    private static final String KNOWN =
            "[127.0.0.1]:1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n";

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("stack-training");
        try (TrainingEngine engine = new TrainingEngine(folder.resolve("docker.sock"))) {
            Path file = Files.writeString(folder.resolve("training.yml"), FILE);
            Path ssh = Files.createDirectory(folder.resolve(".ssh"));
            Files.writeString(ssh.resolve("config"), CONFIGURATION);
            Files.writeString(ssh.resolve("known_hosts"), KNOWN);
            TrainingLogin.writeKey(ssh.resolve("id_training"));
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Map<String, String> environment = Map.of("HOME", folder.toString());
            Terminal terminal = new Terminal(
                    InputStream.nullInputStream(), nowhere, nowhere, Optional.empty(), false, environment, folder);
            String host = "unix://" + folder.resolve("docker.sock");
            for (String[] command : new String[][] {
                {"--version"},
                {"config", file.toString()},
                {"validate", file.toString()},
                {"ps", file.toString(), "--host", host},
                {"plan", file.toString(), "--remove-orphans", "--host", host},
                {"up", file.toString(), "--remove-orphans", "--host", host},
                {"up", file.toString(), "--host", host},
                {"down", file.toString(), "--host", host},
                {"ls", "--host", host}
            }) {
                int code = Main.run(terminal, command);
                if (code != ExitCode.DONE) {
                    throw new IllegalStateException("'" + String.join(" ", command) + "' ended with " + code);
                }
            }
            Main.run(terminal, new String[] {"up", file.toString(), "--host", "training"});
            TrainingLogin.run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(left -> left.toFile().delete());
            }
        }
    }
}
