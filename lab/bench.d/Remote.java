import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Times commands for a host over SSH against docker compose with the same host, in turn. See lab/bench. */
class Remote {
    private static final String HOST = "d1";
    private static final int SERVICES = 20;
    private static final int BULK = 60_000_000;
    private static final Path NOTHING = Path.of("/dev/null");
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "3"));
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String HOME = System.getenv("BENCH_HOME");
    private static final String HERE = System.getenv("DOCKER_HOST");
    private static final String DOCKER = System.getenv("BENCH_PEER");
    /** What stack is to need at most, of what docker compose needs. */
    private static final Map<String, Double> AT_MOST = Map.of("up, fresh", 0.75, "up, nothing to do", 0.45, "ps", 0.25, "down", 0.6);

    private final Path folder;
    private final Path stackfile;
    private final Path compose;
    private final List<String> tooSlow = new ArrayList<>();

    private Remote(Path folder) throws IOException {
        this.folder = folder;
        String services = services();
        stackfile = Files.writeString(folder.resolve("remote.yml"), services);
        compose = Files.writeString(folder.resolve("compose.yml"), "name: remote-compose\nservices:\n" + services.indent(2));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("stack-bench");
        Remote bench = new Remote(folder);
        try {
            bench.run();
        } finally {
            bench.stack("down", "--volumes", "--yes");
            bench.compose("down");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).forEach(left -> left.toFile().delete());
            }
        }
        if (!bench.tooSlow.isEmpty()) {
            System.err.println("bench: more than wanted: " + String.join(", ", bench.tooSlow));
            System.exit(1);
        }
    }

    private static String services() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < SERVICES; number++) {
            text.append(String.format("s%02d:%n  image: 'busybox:latest'%n", number))
                    .append("  command: ['sh', '-c', 'trap \"exit 0\" TERM; echo hello; sleep 1000000 & wait']\n");
        }
        return text.toString();
    }

    private void run() throws Exception {
        System.out.printf("%-22s %10s %10s %8s   %d services, %s%n", "command", "compose s", "stack s", "ratio", SERVICES, System.getenv("BENCH_LINE"));
        stack("down", "--volumes", "--yes");
        compose("down");
        stack("pull");
        double[][] times = new double[10][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            times[0][round] = seconds(() -> compose("up", "-d"));
            times[2][round] = seconds(() -> compose("up", "-d"));
            times[4][round] = seconds(() -> compose("ps"));
            times[6][round] = seconds(() -> compose("logs"));
            times[8][round] = seconds(() -> compose("down"));
            times[1][round] = seconds(() -> stack("up"));
            times[3][round] = seconds(() -> stack("up"));
            times[5][round] = seconds(() -> stack("ps"));
            times[7][round] = seconds(() -> stack("logs"));
            times[9][round] = seconds(() -> stack("down"));
        }
        Path bulk = folder.resolve("bulk");
        byte[] bytes = new byte[BULK];
        new java.util.Random(2).nextBytes(bytes);
        Files.write(bulk, bytes);
        stack("up");
        compose("up", "-d");
        double[][] bulks = new double[4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bulks[0][round] = seconds(() -> composeExec("cat > /bulk", bulk));
            bulks[1][round] = seconds(() -> stackExec("cat > /bulk", bulk));
            bulks[2][round] = seconds(() -> composeExec("cat /bulk", NOTHING));
            bulks[3][round] = seconds(() -> stackExec("cat /bulk", NOTHING));
        }
        stack("down");
        compose("down");
        Shipped shipped = new Shipped(folder, this);
        double[][] sent = new double[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            shipped.changeALine();
            sent[0][round] = seconds(shipped::byCompose);
            shipped.changeALine();
            sent[1][round] = seconds(shipped::byStack);
        }
        shipped.clear();
        double[] logins = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            logins[round] = seconds(() -> run(List.of(HOME + "/bin/ssh", HOST, "true")));
        }
        String[] names = {"up, fresh", "up, nothing to do", "ps", "logs", "down"};
        for (int row = 0; row < names.length; row++) {
            print(names[row], median(times[2 * row]), median(times[2 * row + 1]));
        }
        System.out.printf(Locale.ROOT, "%-22s %10.2f   a single 'ssh %s true', to compare with%n", "ssh", median(logins), HOST);
        print("exec, 60 MB to there", median(bulks[0]), median(bulks[1]));
        print("exec, 60 MB from there", median(bulks[2]), median(bulks[3]));
        print("image, a line changed", median(sent[0]), median(sent[1]));
    }

    /** An image of 30 MB that was built here, of which the last line has changed, from here into a container there. */
    private static final class Shipped {
        private static final String IMAGE = "bench-shipped:latest";

        private final Path folder;
        private final Remote bench;
        private int line;

        Shipped(Path folder, Remote bench) throws Exception {
            this.folder = Files.createDirectories(folder.resolve("image"));
            this.bench = bench;
            byte[] data = new byte[30_000_000];
            new java.util.Random(1).nextBytes(data);
            Files.write(this.folder.resolve("data"), data);
            Files.writeString(this.folder.resolve("Dockerfile"), "FROM busybox\nCOPY data /data\nCOPY line /line\n");
            String service = "web:\n  image: '" + IMAGE + "'\n  command: ['sh', '-c', 'trap \"exit 0\" TERM; sleep 1000000 & wait']\n";
            Files.writeString(this.folder.resolve("shipped.yml"), service);
            Files.writeString(this.folder.resolve("compose.yml"), "name: shipped-compose\nservices:\n" + service.indent(2));
            changeALine();
            byCompose();
            byStack();
        }

        void changeALine() throws Exception {
            line++;
            Files.writeString(folder.resolve("line"), "line " + line);
            bench.run(List.of("sh", "-c", "DOCKER_BUILDKIT=0 " + DOCKER + " -H " + HERE + " build -q -t " + IMAGE + " " + folder));
        }

        void byCompose() throws Exception {
            String there = DOCKER + " -H ssh://" + HOST;
            bench.run(List.of("sh", "-c", DOCKER + " -H " + HERE + " save " + IMAGE + " | " + there + " load && " + there
                    + " compose -f " + folder.resolve("compose.yml") + " up -d"));
        }

        void byStack() throws Exception {
            bench.run(List.of(STACK, "up", folder.resolve("shipped.yml").toString(), "--ship", "--yes", "--host", HOST));
        }

        void clear() throws Exception {
            bench.run(List.of(STACK, "down", folder.resolve("shipped.yml").toString(), "--host", HOST));
            bench.run(List.of(DOCKER, "-H", "ssh://" + HOST, "compose", "-f", folder.resolve("compose.yml").toString(), "down"));
            bench.run(List.of("sh", "-c", DOCKER + " -H ssh://" + HOST + " image rm " + IMAGE + "; " + DOCKER + " -H " + HERE + " image rm " + IMAGE));
        }
    }

    private void print(String name, double compose, double stack) {
        double ratio = stack / compose;
        System.out.printf(Locale.ROOT, "%-22s %10.2f %10.2f %8.2f%n", name, compose, stack, ratio);
        if (ratio > AT_MOST.getOrDefault(name, Double.MAX_VALUE)) {
            tooSlow.add(String.format(Locale.ROOT, "%s %.2f (%.2f)", name, ratio, AT_MOST.get(name)));
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
        List<String> command = new ArrayList<>(List.of(STACK, verb, stackfile.toString(), "--host", HOST));
        command.addAll(List.of(options));
        run(command);
    }

    private void compose(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(DOCKER, "-H", "ssh://" + HOST, "compose", "-f", compose.toString()));
        command.addAll(List.of(words));
        run(command);
    }

    private void stackExec(String script, Path input) throws Exception {
        run(List.of(STACK, "exec", stackfile.toString(), "--host", HOST, "s00", "sh", "-c", script), input);
    }

    private void composeExec(String script, Path input) throws Exception {
        run(List.of(DOCKER, "-H", "ssh://" + HOST, "compose", "-f", compose.toString(), "exec", "-T", "s00", "sh", "-c", script), input);
    }

    private void run(List<String> command) throws Exception {
        run(command, NOTHING);
    }

    private void run(List<String> command, Path input) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment().put("HOME", HOME);
        process.environment().put("DOCKER_HOST", HERE);
        int code = process.start().waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ": " + Files.readString(said));
        }
    }
}
