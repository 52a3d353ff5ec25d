import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times {@code stack up} against its floor: the very requests it sends, recorded once and then sent again without it, in the
 * same order and with as many at once. See lab/bench.
 */
class Up {
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final int LIMIT = Integer.parseInt(System.getenv("BENCH_LIMIT"));
    private static final Path ENGINE = Path.of(System.getenv("DOCKER_HOST").replaceFirst("^unix://", ""));
    private static final double RATIO_AT_MOST = 1.1;
    private static final int SIZE_THAT_COUNTS = 20;

    private static volatile boolean interrupted;

    private final Path folder;
    private final Shape shape;
    private final Path file;
    private final Path compose;

    private Up(Path folder, Shape shape) throws IOException {
        this.folder = folder;
        this.shape = shape;
        this.file = Files.writeString(folder.resolve(shape.stack() + ".yml"), shape.text());
        this.compose = Files.writeString(
                folder.resolve("compose-" + shape.stack() + ".yml"),
                "name: " + shape.stack() + "-compose\nservices:\n" + shape.text().indent(2));
    }

    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length == 0 ? List.of("2", "20", "100") : List.of(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption(Thread.currentThread())));
        Path folder = Files.createTempDirectory("stack-bench");
        List<Up> begun = new ArrayList<>();
        int code = 1;
        try {
            code = run(sizes, folder, begun) ? 0 : 1;
        } catch (Exception e) {
            System.err.println("bench: " + (interrupted ? "interrupted, cleaning up" : e));
        } finally {
            cleanUp(folder, begun);
        }
        Runtime.getRuntime().halt(code);
    }

    private static boolean run(List<String> sizes, Path folder, List<Up> begun) throws Exception {
        System.out.printf("%-8s %8s %8s %10s %8s %10s %10s   at most %d calls at once%n",
                "shape", "services", "floor s", "compose s", "stack s", "to floor", "to compose", LIMIT);
        List<String> tooSlow = new ArrayList<>();
        for (String size : sizes) {
            for (Shape shape : Shape.all(Integer.parseInt(size))) {
                double ratio = measure(shape, folder, begun);
                if (shape.services() == SIZE_THAT_COUNTS && ratio > RATIO_AT_MOST) {
                    tooSlow.add(String.format(Locale.ROOT, "%s %.2f", shape.name(), ratio));
                }
            }
        }
        if (!tooSlow.isEmpty()) {
            System.err.println("bench: more than " + RATIO_AT_MOST + " at " + SIZE_THAT_COUNTS + " services: " + String.join(", ", tooSlow));
        }
        return tooSlow.isEmpty();
    }

    /**
     * Engines miscount at times when many containers stop at once (moby issue 42119) and then keep a network for good; the
     * shape begins anew under another name.
     */
    private static double measure(Shape shape, Path folder, List<Up> begun) throws Exception {
        for (int attempt = 1; ; attempt++) {
            Up up = new Up(folder, shape.attempt(attempt));
            begun.add(up);
            try {
                return up.measure();
            } catch (IOException e) {
                if (attempt == 5 || !e.getMessage().contains("the engine counts a container on it that is gone")) {
                    throw e;
                }
                System.err.println("bench: the engine miscounts and keeps the network of " + up.shape.stack() + "; once more");
            }
        }
    }

    /** Ctrl-C lets what is at hand end, and the main thread clean up. */
    private static Runnable interruption(Thread main) {
        return () -> {
            interrupted = true;
            try {
                main.join();
            } catch (InterruptedException e) {
                // then it is over
            }
        };
    }

    private double measure() throws Exception {
        stack("down"); // of a run that was killed
        fetchImage();
        List<Call> calls = record();
        int rounds = Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", shape.services() > 20 ? "2" : "3"));
        double[] floor = new double[rounds];
        double[] peer = new double[rounds];
        double[] stack = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            stack("down");
            floor[round] = seconds(() -> new Replay(calls).run());
            stack("down");
            peer[round] = seconds(() -> compose("up", "-d"));
            compose("down");
            stack[round] = seconds(() -> stack("up"));
        }
        stack("down");
        double ratio = median(stack) / median(floor);
        System.out.printf(Locale.ROOT, "%-8s %8d %8.3f %10.3f %8.3f %10.2f %10.2f%n",
                shape.name(), shape.services(), median(floor), median(peer), median(stack), ratio, median(stack) / median(peer));
        return ratio;
    }

    /** What is recorded must not begin with a download. */
    private void fetchImage() throws Exception {
        Up one = new Up(folder, new Shape("image", 1, number -> IntStream.empty()));
        try {
            one.stack("up");
        } finally {
            one.clear();
        }
    }

    private List<Call> record() throws Exception {
        try (Recorder recorder = new Recorder(folder.resolve("docker.sock"))) {
            stack("up", "--host", "unix://" + recorder.socket);
            return shape.calls(recorder.requests());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void stack(String verb, String... options) throws Exception {
        stopWhenInterrupted();
        run(verb, options);
        stopWhenInterrupted();
    }

    private static void stopWhenInterrupted() {
        if (interrupted) {
            throw new IllegalStateException("interrupted");
        }
    }

    private void compose(String verb, String... options) throws Exception {
        stopWhenInterrupted();
        List<String> command = new ArrayList<>(List.of(DOCKER, "compose", "-f", compose.toString(), verb));
        command.addAll(List.of(options));
        run(command);
        stopWhenInterrupted();
    }

    private void run(String verb, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(STACK, verb, file.toString()));
        command.addAll(List.of(options));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Path said = folder.resolve("said");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ": " + Files.readString(said));
        }
    }

    /** The other network is the one that finds a free subnet; it may be there when a run was interrupted. */
    private void clear() throws Exception {
        run("down");
        run(List.of(DOCKER, "compose", "-f", compose.toString(), "down"));
        try (Wire wire = new Wire()) {
            wire.send(new Request("DELETE", "/networks/" + shape.stack() + ".subnet", new byte[0]));
        }
    }

    private static void cleanUp(Path folder, List<Up> begun) throws IOException {
        for (Up up : begun) {
            try {
                up.clear();
            } catch (Exception e) {
                System.err.println("bench: something may be left behind of " + up.shape.stack() + ": " + e.getMessage());
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder()).forEach(left -> left.toFile().delete());
        }
    }

    /** {@code links}: the numbers of the services to which a service links. */
    private record Shape(String name, int services, IntFunction<IntStream> links, int attempt) {
        Shape(String name, int services, IntFunction<IntStream> links) {
            this(name, services, links, 1);
        }

        Shape attempt(int number) {
            return new Shape(name, services, links, number);
        }

        static List<Shape> all(int services) {
            int width = Math.max(1, (int) Math.round(Math.sqrt(services)));
            return List.of(
                    new Shape("wide", services, number -> IntStream.empty()),
                    new Shape("layered", services, number -> layered(number, width)),
                    new Shape("chain", services, number -> IntStream.range(Math.max(0, number - 1), number)));
        }

        /** Two of the layer before: the one above, and its neighbour. */
        private static IntStream layered(int number, int width) {
            int above = number - width;
            int neighbour = number / width * width - width + (number + 1) % width;
            return number < width ? IntStream.empty() : IntStream.of(above, neighbour).distinct();
        }

        String stack() {
            return "bench-" + name + "-" + services + (attempt == 1 ? "" : "-" + attempt);
        }

        String container(int number) {
            return stack() + "-" + service(number) + "-1";
        }

        private static String service(int number) {
            return String.format("s%03d", number);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int number = 0; number < services; number++) {
                text.append(service(number)).append(":\n  image: 'busybox:latest'\n")
                        .append("  command: ['sh', '-c', 'trap \"exit 0\" TERM; sleep 1000000 & wait']\n");
                List<String> linked = links.apply(number).mapToObj(Shape::service).toList();
                text.append(linked.isEmpty() ? "" : "  links: " + linked + "\n");
            }
            return text.toString();
        }

        /**
         * Puts the order back into what was recorded: what comes before the first container in turn, questions in a row at once; then
         * as the links say; then the rest at once. What is asked meanwhile waits for nothing but the beginning.
         */
        List<Call> calls(List<Request> recorded) {
            List<Call> calls = new ArrayList<>();
            Map<String, Request> deeds = new HashMap<>();
            recorded.stream()
                    .filter(request -> !request.container().isEmpty())
                    .forEach(request -> deeds.put(request.container(), request));
            int first = 0;
            while (recorded.get(first).container().isEmpty()) {
                first++;
            }
            int last = recorded.size();
            while (recorded.get(last - 1).container().isEmpty()) {
                last--;
            }
            List<Integer> before = new ArrayList<>();
            for (List<Request> together : Request.inTurn(recorded.subList(0, first))) {
                before = add(calls, together, before);
            }
            add(calls, recorded.subList(first, last).stream().filter(request -> request.container().isEmpty()).toList(), before);
            List<Integer> started = new ArrayList<>();
            for (int number = 0; number < services; number++) {
                List<Integer> ready = add(calls, List.of(deed(deeds, "create ", number)), before);
                links.apply(number).forEach(linked -> ready.add(started.get(linked)));
                started.addAll(add(calls, List.of(deed(deeds, "start ", number)), ready));
            }
            add(calls, recorded.subList(last, recorded.size()), started);
            return calls;
        }

        private Request deed(Map<String, Request> deeds, String verb, int number) {
            Request deed = deeds.get(verb + container(number));
            if (deed == null) {
                throw new IllegalStateException("'stack up' did not " + verb + container(number));
            }
            return deed;
        }

        private static List<Integer> add(List<Call> calls, List<Request> requests, List<Integer> after) {
            List<Integer> added = new ArrayList<>();
            for (Request request : requests) {
                added.add(calls.size());
                calls.add(new Call(request, List.copyOf(after)));
            }
            return added;
        }
    }

    /** A request and the places of those that have to be answered before. */
    private record Call(Request request, List<Integer> after) {}

    private record Request(String method, String target, byte[] body) {
        /** Questions that follow each other are one group, anything else is one by itself. */
        static List<List<Request>> inTurn(List<Request> requests) {
            List<List<Request>> groups = new ArrayList<>();
            boolean asking = false;
            for (Request request : requests) {
                boolean asks = request.method().equals("GET");
                if (!asks || !asking) {
                    groups.add(new ArrayList<>());
                }
                groups.get(groups.size() - 1).add(request);
                asking = asks;
            }
            return groups;
        }

        /** {@code create NAME} or {@code start NAME}; else empty. */
        String container() {
            if (method.equals("POST") && target.contains("/containers/create?")) {
                return "create " + target.replaceFirst(".*[?&]name=([^&]*).*", "$1");
            }
            return method.equals("POST") && target.endsWith("/start")
                    ? "start " + target.replaceFirst(".*/containers/(.*)/start", "$1")
                    : "";
        }

        ByteBuffer bytes() {
            String type = body.length == 0 ? "" : "Content-Type: application/json\r\n";
            byte[] head = (method + " " + target + " HTTP/1.1\r\nHost: docker\r\n" + type + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(ISO_8859_1);
            return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
        }
    }

    /** Sends calls as soon as those before them are answered, the first ones first, each of LIMIT threads on a connection of its own. */
    private static final class Replay {
        private final List<Call> calls;
        private final List<Integer> waiting = new ArrayList<>();
        private final boolean[] answered;
        private Exception failure;

        Replay(List<Call> calls) {
            this.calls = calls;
            this.answered = new boolean[calls.size()];
            IntStream.range(0, calls.size()).forEach(waiting::add);
        }

        void run() throws Exception {
            List<Thread> workers = IntStream.range(0, LIMIT).mapToObj(number -> new Thread(this::work)).toList();
            workers.forEach(Thread::start);
            for (Thread worker : workers) {
                worker.join();
            }
            if (failure != null) {
                throw failure;
            }
        }

        private void work() {
            try (Wire wire = new Wire()) {
                for (Integer next = next(); next != null; next = next()) {
                    int status = wire.send(calls.get(next).request());
                    if (status >= 400) {
                        throw new IOException("the engine answers " + status + " to " + calls.get(next).request().target());
                    }
                    answered(next);
                }
            } catch (Exception e) {
                fail(e);
            }
        }

        private synchronized Integer next() throws InterruptedException {
            while (!waiting.isEmpty() && failure == null) {
                stopWhenInterrupted();
                for (Integer place : waiting) {
                    if (calls.get(place).after().stream().allMatch(before -> answered[before])) {
                        waiting.remove(place);
                        return place;
                    }
                }
                wait();
            }
            return null;
        }

        private synchronized void answered(int place) {
            answered[place] = true;
            notifyAll();
        }

        private synchronized void fail(Exception e) {
            failure = e;
            notifyAll();
        }
    }

    /** A connection to the engine. */
    private static final class Wire implements AutoCloseable {
        private final SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
        private final Reader reader = new Reader(channel);

        Wire() throws IOException {}

        /** The answer's status, when all of it is here. */
        int send(Request request) throws IOException {
            write(channel, request.bytes());
            String head = reader.head();
            if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
                for (int size = Integer.parseInt(reader.line(), 16); ; size = Integer.parseInt(reader.line(), 16)) {
                    reader.bytes(size);
                    reader.line();
                    if (size == 0) {
                        break;
                    }
                }
            } else {
                reader.bytes(length(head));
            }
            return Integer.parseInt(head.split(" ")[1]);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Stands between a client and the engine, and remembers what is asked. */
    private static final class Recorder implements AutoCloseable {
        final Path socket;
        private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

        Recorder(Path socket) throws IOException {
            this.socket = socket;
            server.bind(UnixDomainSocketAddress.of(socket));
            inBackground(() -> {
                while (true) {
                    SocketChannel client = server.accept();
                    SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
                    inBackground(() -> ask(client, engine));
                    inBackground(() -> answer(engine, client));
                }
            });
        }

        List<Request> requests() {
            return List.copyOf(requests);
        }

        private void ask(SocketChannel client, SocketChannel engine) throws IOException {
            try (client; engine) {
                Reader reader = new Reader(client);
                while (true) {
                    String head = reader.head();
                    byte[] body = reader.bytes(length(head));
                    String[] words = head.split(" ", 3);
                    Request request = new Request(words[0], words[1], body);
                    if (!request.target().contains("/events?")) {
                        requests.add(request);
                    }
                    write(engine, request.bytes());
                }
            }
        }

        private static void answer(SocketChannel engine, SocketChannel client) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            while (engine.read(bytes.clear()) >= 0) {
                write(client, bytes.flip());
            }
        }

        /** Ends with the connection. */
        private static void inBackground(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (Exception closed) {
                    // that is how it ends
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            server.close();
            Files.delete(socket);
        }
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Lines and bytes of HTTP. */
    private static final class Reader {
        private final SocketChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);

        Reader(SocketChannel channel) {
            this.channel = channel;
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (byte next = next(); next != '\n'; next = next()) {
                line.write(next);
            }
            return line.toString(ISO_8859_1).stripTrailing();
        }

        byte[] bytes(int count) throws IOException {
            byte[] bytes = new byte[count];
            for (int place = 0; place < count; place++) {
                bytes[place] = next();
            }
            return bytes;
        }

        private byte next() throws IOException {
            if (!buffer.hasRemaining()) {
                if (channel.read(buffer.clear()) < 0) {
                    throw new IOException("the connection has ended");
                }
                buffer.flip();
            }
            return buffer.get();
        }
    }
}
