package io.stackfile.cli;

import io.stackfile.host.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs the commands people wait for most, so that the JVM remembers their classes. Needs no engine: it answers itself. */
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

    private static final String CONTAINERS = """
            [{"Names":["/training-old-1"],"Image":"mongo","ImageID":"sha256:1","State":"running","Status":"Up","Created":1,
              "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],
              "Labels":{"%s":"training","%s":"old","%s":"1"}}]""".formatted(Labels.STACK, Labels.SERVICE, Labels.NUMBER);
    /** What is made, and what is asked about an image or a network. */
    private static final String ANYTHING = """
            {"Id":"1","Name":"1","Config":{"Env":["PATH=/bin"],"ExposedPorts":{"80/tcp":{}}},"IPAM":{"Config":[{"Subnet":"172.18.0.0/16"}]}}""";

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("stack-training");
        Path socket = folder.resolve("docker.sock");
        Path file = Files.writeString(folder.resolve("training.yml"), FILE);
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> answer(engine));
            answering.setDaemon(true);
            answering.start();
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Terminal terminal = new Terminal(
                    InputStream.nullInputStream(), nowhere, nowhere, Optional.empty(), false, Map.of(), folder);
            String host = "unix://" + socket;
            for (String[] command : new String[][] {
                {"--version"},
                {"config", file.toString()},
                {"validate", file.toString()},
                {"ps", file.toString(), "--host", host},
                {"plan", file.toString(), "--host", host},
                {"up", file.toString(), "--host", host},
                {"down", file.toString(), "--host", host},
                {"ls", "--host", host}
            }) {
                int code = Main.run(terminal, command);
                if (code != ExitCode.DONE) {
                    throw new IllegalStateException("'" + command[0] + "' ended with " + code);
                }
            }
            // nobody listens at this port
            Main.run(terminal, new String[] {"ls", "--host", "ssh://training@127.0.0.1:1"});
            TrainingLogin.run();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    /** An engine that has the images and a container of a service that is no longer in the file, and does all that it is told. */
    private static void answer(ServerSocketChannel engine) {
        while (engine.isOpen()) {
            try {
                SocketChannel connection = engine.accept();
                Thread thread = new Thread(() -> answer(connection));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            ByteBuffer bytes = ByteBuffer.allocate(16_384);
            while (connection.read(bytes.clear()) > 0) {
                String request = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
                connection.write(StandardCharsets.UTF_8.encode(
                        response(body(request.lines().findFirst().orElse("")))));
            }
        } catch (IOException closed) {
            // The command has what it came for.
        }
    }

    private static String body(String requestLine) {
        if (requestLine.contains("/version")) {
            return "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\",\"Version\":\"20.10\"}";
        }
        if (requestLine.contains("_ping")) {
            return "OK";
        }
        if (requestLine.startsWith("GET") && requestLine.contains("/volumes")) {
            return "{\"Volumes\":[],\"Warnings\":[]}";
        }
        if (requestLine.contains("/images/json")) {
            return "[{\"Id\":\"sha256:1\",\"RepoTags\":[\"nginx:latest\",\"mongo:latest\"]}]";
        }
        if (requestLine.contains("/containers/json")) {
            return CONTAINERS;
        }
        return requestLine.matches("GET \\S*/networks(\\?\\S*)? .*") ? "[]" : ANYTHING;
    }

    private static String response(String body) {
        return "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
