import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Times 'stack plan' of large files in a small heap, against 'docker compose config' of the same file. See lab/bench. */
class Size {
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final String JAVA = System.getenv("BENCH_JAVA");
    private static final List<String> FLAGS = List.of(System.getenv("BENCH_FLAGS").split(" "));
    private static final int ROUNDS = 3;
    /** What takes so many seconds is not run again. */
    private static final int LONG = 10;
    private static final int TOO_LONG = 120;
    /** Ten times the services may take at most so many times as long; ten is linear. */
    private static final double GROWTH_AT_MOST = 13;

    private final Path folder;

    private Size(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length == 0 ? List.of("100", "1000", "10000") : List.of(arguments);
        Path folder = Files.createTempDirectory("stack-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        if (!new Size(folder).run(sizes)) {
            System.exit(1);
        }
    }

    private boolean run(List<String> sizes) throws Exception {
        System.out.printf("%-9s %10s %10s %10s %10s %10s %10s   in 512 MB%n",
                "services", "plan s", "compose s", "ratio", "mistakes s", "warnings s", "growth");
        double before = 0;
        int smaller = 0;
        boolean linear = true;
        double empty = time(stack("--version"), 0);
        for (String size : sizes) {
            int services = Integer.parseInt(size);
            Path file = Files.writeString(folder.resolve("size-" + services + ".yml"), text(services, "image: busybox"));
            Path wrong = Files.writeString(folder.resolve("wrong-" + services + ".yml"), text(services, "imag: busybox"));
            Path warned = Files.writeString(folder.resolve("warned-" + services + ".yml"),
                    text(services, "image: busybox\n    networks: {default: {aliases: [service1, service2]}}"));
            double plan = time(stack("plan", file.toString()), 0);
            double mistakes = time(stack("validate", wrong.toString()), 2);
            double warnings = time(stack("validate", warned.toString()), 0);
            double compose = time(List.of(DOCKER, "compose", "-f", file.toString(), "config"), 0);
            double growth = smaller == 0 ? 0 : (plan - empty) / before / services * smaller * 10;
            linear &= growth <= GROWTH_AT_MOST;
            System.out.printf(Locale.ROOT, "%-9d %10.2f %10s %10.2f %10.2f %10.2f %10s%n",
                    services, plan, compose > TOO_LONG ? "> " + TOO_LONG : String.format(Locale.ROOT, "%.2f", compose), plan / compose, mistakes, warnings, growth == 0 ? "" : String.format(Locale.ROOT, "%.1f", growth));
            before = plan - empty;
            smaller = services;
        }
        if (!linear) {
            System.err.println("bench: ten times the services take more than " + GROWTH_AT_MOST + " times as long");
        }
        return linear;
    }

    /** Each with a link to the one before, a volume, variables and a port of its own. */
    private static String text(int services, String image) {
        StringBuilder text = new StringBuilder("name: size\nservices:\n");
        for (int number = 1; number <= services; number++) {
            text.append("  service" + number + ":\n    " + image + "\n    environment: {COLOUR: red, NUMBER: " + number + ", TAG: '${TAG:-1}'}\n");
            text.append("    volumes: ['data" + number + ":/data']\n    ports: ['" + (10000 + number) + ":80']\n    labels: {number: '" + number + "'}\n");
            text.append(number == 1 ? "" : "    depends_on: [service" + (number - 1) + "]\n");
        }
        text.append("volumes:\n");
        for (int number = 1; number <= services; number++) {
            text.append("  data" + number + ":\n");
        }
        return text.toString();
    }

    private static List<String> stack(String... words) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        command.addAll(List.of("-Xmx512m", "-cp", System.getenv("BENCH_JAR"), "io.stackfile.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** The fastest of a few, in seconds; of one that takes long. */
    private double time(List<String> command, int code) throws Exception {
        double fastest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && !(round > 0 && fastest > LONG); round++) {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            if (!process.waitFor(TOO_LONG, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return TOO_LONG + 1;
            }
            if (process.exitValue() != code) {
                System.err.println("bench: this failed: " + String.join(" ", command));
                Files.readString(folder.resolve("errors")).lines().limit(20).forEach(System.err::println);
                System.exit(1);
            }
            fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
        }
        return fastest;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("bench: left behind: " + folder);
        }
    }
}
