import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import up.Call;
import up.Recorder;
import up.Replay;
import up.Request;
import up.Shape;
import up.Wire;

/**
 * Times {@code stack up} against its floor: the very requests it sends, recorded once and then sent again without it, in the
 * same order and with as many at once. See lab/bench.
 */
class Up {
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final int LIMIT = Integer.parseInt(System.getenv("BENCH_LIMIT"));
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
            floor[round] = seconds(() -> new Replay(calls, LIMIT, Up::stopWhenInterrupted).run());
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
        Path socket = folder.resolve("docker.sock");
        try (Recorder recorder = new Recorder(socket)) {
            stack("up", "--host", "unix://" + socket);
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
}
