package io.stackfile.cli;

import io.stackfile.host.Labels;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An engine for {@link Training}: it has the images and a container of a service that is no longer in the file, does all that it
 * is told, and remembers what it was told to make.
 */
final class TrainingEngine implements AutoCloseable {
    private static final Pattern NAME =
            Pattern.compile("[?&\"]name(?:=|\":\")([A-Za-z0-9_.-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELS = Pattern.compile("\"Labels\":(\\{[^}]*})");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");
    /** What has nobody to prove itself before it goes, which would take its time. */
    private static final String RUNS_NO_MORE = "(training-old-1.*?\"State\":\")running";

    private static final String NETWORK =
            "\"Id\":\"1\",\"Driver\":\"bridge\",\"IPAM\":{\"Config\":[{\"Subnet\":\"172.18.0.0/16\"}]}";
    /** What is asked about a single thing. */
    private static final String ANYTHING =
            "{\"Name\":\"1\"," + NETWORK + ",\"Config\":{\"Env\":[\"PATH=/bin\"],\"ExposedPorts\":{\"80/tcp\":{}}}}";

    private final ServerSocketChannel socket;
    private final Map<String, String> containers = new ConcurrentSkipListMap<>();
    private final Map<String, String> networks = new ConcurrentSkipListMap<>();
    private final Map<String, String> volumes = new ConcurrentSkipListMap<>();

    TrainingEngine(Path path) throws IOException {
        containers.put(
                "training-old-1",
                "{\"%s\":\"training\",\"%s\":\"old\",\"%s\":\"1\"}"
                        .formatted(Labels.STACK, Labels.SERVICE, Labels.NUMBER));
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path));
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "training engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel connection = socket.accept();
                start(() -> answer(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(SocketChannel connection) {
        try (connection) {
            ByteBuffer bytes = ByteBuffer.allocate(65_536);
            while (connection.read(bytes) > 0) {
                String request = StandardCharsets.ISO_8859_1
                        .decode(bytes.duplicate().flip())
                        .toString();
                if (isWhole(request)) {
                    bytes.clear();
                    connection.write(StandardCharsets.UTF_8.encode(response(body(request))));
                }
            }
        } catch (IOException closed) {
            // The command has what it came for.
        }
    }

    private static boolean isWhole(String request) {
        int end = request.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(request);
        return end >= 0 && (!length.find() || request.length() >= end + 4 + Integer.parseInt(length.group(1)));
    }

    private String body(String request) {
        String line = request.lines().findFirst().orElse("");
        if (line.startsWith("POST")) {
            return made(line, request);
        }
        if (line.matches("DELETE \\S*/volumes/.*")) {
            volumes.remove(line.replaceFirst("\\S+ \\S*/volumes/(\\S+) .*", "$1"));
            return "";
        }
        if (line.contains("/version")) {
            return "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\",\"Version\":\"20.10\"}";
        }
        if (line.contains("_ping")) {
            return "OK";
        }
        if (line.contains("/images/json")) {
            return "[{\"Id\":\"sha256:1\",\"RepoTags\":[\"nginx:latest\",\"mongo:latest\"]}]";
        }
        if (line.contains("/containers/json")) {
            return list(
                            containers,
                            "{\"Names\":[\"/%s\"],\"Labels\":%s,\"Image\":\"mongo\",\"ImageID\":\"sha256:1\",\"State\":\"running\","
                                    + "\"Status\":\"Up\",\"Created\":1,\"NetworkSettings\":{\"Networks\":{\"training\":{\"Aliases\":null}}},"
                                    + "\"Ports\":[{\"IP\":\"0.0.0.0\",\"PrivatePort\":80,\"PublicPort\":8080,\"Type\":\"tcp\"}]}")
                    .replaceFirst(RUNS_NO_MORE, "$1exited");
        }
        if (line.matches("GET \\S*/volumes(\\?\\S*)? .*")) {
            return "{\"Volumes\":"
                    + list(volumes, "{\"Name\":\"%s\",\"CreatedAt\":\"2026-01-01T00:00:00Z\",\"Labels\":%s}") + "}";
        }
        if (line.matches("GET \\S*/networks(\\?\\S*)? .*")) {
            return list(networks, "{\"Name\":\"%s\",\"Labels\":%s," + NETWORK + "}");
        }
        return ANYTHING;
    }

    private String made(String line, String request) {
        Matcher name = NAME.matcher(request);
        Matcher labels = LABELS.matcher(request);
        if (line.contains("/create") && name.find() && labels.find()) {
            Map<String, String> kind =
                    line.contains("/containers/") ? containers : line.contains("/networks/") ? networks : volumes;
            kind.put(name.group(1), labels.group(1));
            return "{\"Id\":\"1\",\"Name\":\"" + name.group(1) + "\",\"Labels\":" + labels.group(1) + "}";
        }
        return ANYTHING;
    }

    private static String list(Map<String, String> things, String form) {
        return things.entrySet().stream()
                .map(thing -> form.replaceFirst("%s", thing.getKey())
                        .replaceFirst("%s", Matcher.quoteReplacement(thing.getValue())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String response(String body) {
        return "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
