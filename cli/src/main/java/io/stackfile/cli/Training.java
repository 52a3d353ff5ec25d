package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.host.Headway;
import io.stackfile.host.Screen;
import io.stackfile.model.Image;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.Task;
import io.stackfile.screen.LiveScreen;
import io.stackfile.tty.Stty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
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

    /** What a person would see of a step, as soon as there is something to be seen. */
    private static void draw() throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(1);
        OutputStream terminal = new OutputStream() {
            @Override
            public void write(int octet) {
                drawn.countDown();
            }
        };
        Stty.ofMessages();
        Task pull = new Task(1, new PullImage(Image.of("nginx")), "", new TreeSet<>(), new TreeSet<>(), List.of());
        LiveScreen screen =
                new LiveScreen(terminal, "xterm-256color", true, () -> Optional.of(new Screen.Size(80, 24)));
        try (LiveScreen.Showing showing = screen.show(new Plan("training on localhost", List.of(pull), ""))
                .orElseThrow()) {
            showing.accept(new Event.Started(pull));
            showing.accept(new Event.Progress(pull, Headway.bytes(1, 2)));
            drawn.await();
            showing.accept(new Event.Done(pull, 1));
        }
    }

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
                    InputStream.nullInputStream(),
                    nowhere,
                    nowhere,
                    Optional.empty(),
                    Optional.empty(),
                    Columns.NONE,
                    false,
                    environment,
                    folder);
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
            draw();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(left -> left.toFile().delete());
            }
        }
    }
}
