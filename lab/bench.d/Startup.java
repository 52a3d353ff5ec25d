import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Times whole processes in turn, and looks whether their classes come from the archive. See lab/bench. */
class Startup {
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String JAVA = System.getenv("BENCH_JAVA");
    private static final List<String> FLAGS = List.of(System.getenv("BENCH_FLAGS").split(" "));
    private static final String EMPTY = "empty Java main";
    /** Without the archive it is a thousand; with it, what an engine's answers and lambdas bring. */
    private static final int STRANGERS_AT_MOST = 150;

    private final Path folder;

    private Startup(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 21 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("stack-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        Startup bench = new Startup(folder);
        print(bench.time(bench.processes(), rounds));
        if (!bench.archiveIsUsed()) {
            System.exit(1);
        }
    }

    private Map<String, List<String>> processes() throws Exception {
        Path small = stackfile("two.yml", 2);
        Path large = stackfile("many.yml", 200);
        Map<String, List<String>> processes = new LinkedHashMap<>();
        processes.put(EMPTY, emptyMain());
        processes.put("stack --version", List.of(STACK, "--version"));
        processes.put("stack config, 2 services", List.of(STACK, "config", small.toString()));
        processes.put("stack config, 200 services", List.of(STACK, "config", large.toString()));
        processes.put("stack ps", List.of(STACK, "ps", small.toString()));
        Path compose = Files.writeString(folder.resolve("compose.yml"), "services:\n" + Files.readString(small).indent(2));
        Path many = Files.writeString(folder.resolve("compose-many.yml"), "services:\n" + Files.readString(large).indent(2));
        processes.put("docker compose version", List.of(DOCKER, "compose", "version"));
        processes.put("docker compose config, 2 services", compose(compose, "config"));
        processes.put("docker compose config, 200 services", compose(many, "config"));
        processes.put("docker compose ps", compose(compose, "ps"));
        return processes;
    }

    private Path stackfile(String name, int services) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= services; number++) {
            text.append("service" + number + ":\n  image: 'busybox:latest'\n  environment: ['COLOUR=red', 'NUMBER=" + number + "']\n");
            text.append(number == 1 ? "  ports: ['8080:80']\n" : "  links: [service" + (number - 1) + "]\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    /** The JVM's own share: the same one with the same flags. */
    private List<String> emptyMain() throws Exception {
        Path source = Files.writeString(folder.resolve("Empty.java"), "class Empty { public static void main(String[] a) {} }");
        run(List.of(Path.of(JAVA).resolveSibling("javac").toString(), "-d", folder.toString(), source.toString()));
        List<String> command = new ArrayList<>(List.of(JAVA));
        FLAGS.stream().filter(flag -> !flag.contains("AOTCache") && !flag.contains("SharedArchiveFile")).forEach(command::add);
        command.addAll(List.of("-cp", folder.toString(), "Empty"));
        return command;
    }

    private static List<String> compose(Path file, String verb) {
        return List.of(DOCKER, "compose", "-f", file.toString(), verb);
    }

    private Map<String, double[]> time(Map<String, List<String>> processes, int rounds) throws Exception {
        Map<String, double[]> millis = new LinkedHashMap<>();
        processes.keySet().forEach(name -> millis.put(name, new double[rounds]));
        for (List<String> command : processes.values()) {
            run(command);
        }
        for (int round = 0; round < rounds; round++) {
            for (var process : processes.entrySet()) {
                long begin = System.nanoTime();
                run(process.getValue());
                millis.get(process.getKey())[round] = (System.nanoTime() - begin) / 1e6;
            }
        }
        millis.values().forEach(Arrays::sort);
        return millis;
    }

    private static void print(Map<String, double[]> millis) {
        double empty = median(millis.get(EMPTY));
        System.out.printf("%-36s %8s %8s %8s%n", "", "ms", "fastest", "ratio");
        millis.forEach((name, times) -> System.out.printf(
                Locale.ROOT, "%-36s %8.1f %8.1f %8.2f%n", name, median(times), times[0], median(times) / empty));
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private boolean archiveIsUsed() throws Exception {
        String file = folder.resolve("two.yml").toString();
        boolean used = true;
        for (List<String> words : List.of(List.of("--version"), List.of("config", file), List.of("ps", file))) {
            long strangers = strangers(words);
            System.out.printf("stack %s: %d classes that are not from the archive%n", words.get(0), strangers);
            used &= strangers < STRANGERS_AT_MOST;
        }
        if (!used) {
            System.err.println("bench: the archive is not used, or was not trained for this (at most " + STRANGERS_AT_MOST
                    + " classes may come from elsewhere); see cli/target/archive.log and cli/src/launcher/archive");
        }
        return used;
    }

    private long strangers(List<String> words) throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        command.addAll(List.of("-Xlog:class+load:file=" + log, "-cp", System.getenv("BENCH_JAR"), "io.stackfile.cli.Main"));
        command.addAll(words);
        run(command);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ") && !line.contains("shared objects file")).count();
        }
    }

    private void run(List<String> command) throws Exception {
        if (start(command).waitFor() != 0) {
            System.err.println("bench: this failed: " + String.join(" ", command));
            System.err.print(Files.readString(folder.resolve("errors")));
            System.exit(1);
        }
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Collections.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("bench: left behind: " + folder);
        }
    }
}
