import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Updates that go well or badly while a client sends requests, by stack and by docker compose in turn. See lab/bench. */
class Updates {
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final String LAB = System.getenv("BENCH_LAB");
    private static final String ADDRESS = System.getenv("LAB_ADDRESS");
    private static final int PORT = 8095;
    private static final String SERVE = "mkdir /www; echo %s > /www/index.html; httpd -f -p 80 -h /www & trap 'exit 0' TERM; wait";

    private final Path folder;
    private final List<String> worse = new ArrayList<>();

    private Updates(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("client")) {
            Client.main(arguments[1], Integer.parseInt(arguments[2]));
            return;
        }
        Path folder = Files.createTempDirectory("stack-bench");
        Updates bench = new Updates(folder);
        try {
            bench.run(List.of(arguments));
        } finally {
            bench.clear();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).forEach(left -> left.toFile().delete());
            }
        }
        if (!bench.worse.isEmpty()) {
            System.err.println("bench: down at the end: " + String.join(", ", bench.worse));
            System.exit(1);
        }
    }

    /** How the update goes. */
    enum Case {
        GOOD("a good update", ""),
        CRASH("crashes at its start", "exit 3"),
        UNHEALTHY("is never healthy", "HEALTH false"),
        DIES("is healthy, then dies", "HEALTH true DIES"),
        NO_IMAGE("its image cannot be had", "IMAGE"),
        KILLED("killed with -9 after 1 s, run again", "KILL"),
        TWICE("two updates at once", "TWICE"),
        ENGINE("the engine killed after 1 s and started again", "ENGINE");

        final String words;
        final String how;

        Case(String words, String how) {
            this.words = words;
            this.how = how;
        }
    }

    private void run(List<String> only) throws Exception {
        System.out.printf("%-48s %-14s %-8s %6s %7s %8s %5s  %s%n", "the new version", "requests by", "tool", "sent", "failed", "gap s", "exit", "in the end");
        for (Case which : Case.values()) {
            if (only.isEmpty() || only.contains(which.name().toLowerCase(Locale.ROOT))) {
                for (boolean fixed : new boolean[] {false, true}) {
                    for (Tool tool : new Tool[] {new Tool(false), new Tool(true)}) {
                        measure(which, fixed, tool);
                    }
                }
            }
        }
    }

    private void measure(Case which, boolean fixed, Tool tool) throws Exception {
        clear();
        write("one", Case.GOOD, fixed, tool);
        if (tool.up(false).waitFor() != 0) {
            throw new IOException("the first version does not come up");
        }
        Process client = client(fixed, tool);
        Thread.sleep(1500);
        write("two", which, fixed, tool);
        int exit = update(which, tool);
        Thread.sleep(2000);
        client.outputWriter().close();
        String[] said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ");
        String end = said.length > 3 ? said[3] : "nothing";
        System.out.printf(Locale.ROOT, "%-48s %-14s %-8s %6s %7s %8s %5d  %s%n", which.words, fixed ? "the host port" : "name, 3 of it", tool.name(), said[0], said[1], said[2], exit, end.equals("nothing") ? "DOWN" : "version " + end);
        if (end.equals("nothing") && tool.ours) {
            worse.add(which.words);
        }
    }

    private int update(Case which, Tool tool) throws Exception {
        Process up = tool.up(which == Case.TWICE);
        if (which == Case.TWICE) {
            Process other = tool.up(true);
            other.waitFor();
        }
        if (which == Case.KILLED) {
            Thread.sleep(1000);
            up.descendants().forEach(ProcessHandle::destroyForcibly);
            up.destroyForcibly().waitFor();
            return tool.up(false).waitFor();
        }
        if (which == Case.ENGINE) {
            Thread.sleep(1000);
            said(List.of(LAB + "/engine-crash"));
        }
        up.waitFor(120, TimeUnit.SECONDS);
        return up.exitValue();
    }

    private void write(String version, Case which, boolean fixed, Tool tool) throws IOException {
        StringBuilder text = new StringBuilder();
        String serve = String.format(SERVE, version);
        boolean bad = version.equals("two");
        text.append("web:\n  image: '").append(bad && which == Case.NO_IMAGE ? "nobody/has-this:2" : "busybox:latest").append("'\n");
        String run = bad && which == Case.CRASH ? "exit 3" : bad && which == Case.DIES ? serve.replace("& trap", "& sleep 2; kill %1; exit 5; trap") : serve;
        text.append("  command: ['sh', '-c', \"").append(run).append("\"]\n  restart: always\n");
        if (bad && which == Case.UNHEALTHY || which == Case.DIES && bad) {
            text.append("  healthcheck: {test: ['CMD', '").append(which == Case.DIES ? "true" : "false").append("'], interval: 1s, retries: 2}\n");
        }
        text.append(fixed ? "  ports: ['" + PORT + ":80']\n" : "  scale: 3\n");
        text.append("client:\n  image: 'busybox:latest'\n  command: ['sleep', '1000000']\n  stop_signal: SIGKILL\n  restart: always\n");
        Files.writeString(folder.resolve("updates.yml"), text);
        Files.writeString(folder.resolve("compose.yml"), "name: updates-compose\nservices:\n" + text.toString().indent(2));
    }

    private Process client(boolean fixed, Tool tool) throws Exception {
        List<String> java = List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", System.getenv("BENCH_SOURCE"), "client");
        List<String> words = new ArrayList<>();
        if (!fixed) {
            String pid = said(List.of(DOCKER, "inspect", "-f", "{{.State.Pid}}", tool.ours ? "updates-client-1" : "updates-compose-client-1")).strip();
            Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.11\n");
            // the lab's engine counts processes in a namespace of its own
            words.addAll(List.of("nsenter", "-t", System.getenv("BENCH_MACHINE"), "-p", "-m", "nsenter", "-t", pid, "-n", "unshare", "-m", "sh", "-c", "mount --bind " + folder.resolve("resolv.conf") + " /etc/resolv.conf; exec \"$@\"", "sh"));
        }
        words.addAll(java);
        words.addAll(fixed ? List.of(ADDRESS, String.valueOf(PORT)) : List.of("web", "80"));
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void clear() throws Exception {
        write("one", Case.GOOD, true, new Tool(true));
        new ProcessBuilder(STACK, "down", "updates.yml", "--volumes", "--yes").directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        new ProcessBuilder(DOCKER, "compose", "down", "-t", "1").directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private final class Tool {
        private final boolean ours;

        Tool(boolean ours) {
            this.ours = ours;
        }

        String name() {
            return ours ? "stack" : "compose";
        }

        Process up(boolean waiting) throws IOException {
            List<String> words = ours
                    ? new ArrayList<>(List.of(STACK, "up", "updates.yml"))
                    : List.of(DOCKER, "compose", "up", "-d");
            if (ours && waiting) {
                words.add("--wait-lock");
            }
            Path log = folder.resolve(name() + ".log");
            return new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        }
    }

    /** Sends requests, each over a connection of its own, until its input ends; then tells what it has seen. */
    private static final class Client {
        private static final int AT_ONCE = 4;
        private static final int PATIENCE = 2000;
        private static long last;
        private static long gap;
        private static int sent;
        private static int failed;
        private static String version = "nothing";
        private static volatile boolean over;

        static void main(String host, int port) throws Exception {
            Security.setProperty("networkaddress.cache.ttl", "0");
            Security.setProperty("networkaddress.cache.negative.ttl", "0");
            last = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                threads.add(new Thread(() -> send(host, port)));
            }
            threads.forEach(Thread::start);
            while (System.in.read() >= 0) {
                // nothing is said
            }
            over = true;
            for (Thread thread : threads) {
                thread.join();
            }
            synchronized (Client.class) {
                long now = System.nanoTime();
                boolean down = now - last > 1_000_000_000L;
                gap = Math.max(gap, now - last);
                System.out.printf(Locale.ROOT, "%d %d %.2f %s%n", sent, failed, gap / 1e9, down ? "nothing" : version);
            }
        }

        private static void send(String host, int port) {
            while (!over) {
                String answer = ask(host, port);
                synchronized (Client.class) {
                    sent++;
                    if (answer.isEmpty()) {
                        failed++;
                    } else {
                        long now = System.nanoTime();
                        gap = Math.max(gap, now - last);
                        last = now;
                        version = answer;
                    }
                }
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private static String ask(String host, int port) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE);
                socket.setSoTimeout(PATIENCE);
                socket.getOutputStream().write(("GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                return answer.contains(" 200 ") ? answer.substring(answer.indexOf("\r\n\r\n") + 4).strip() : "";
            } catch (IOException e) {
                return "";
            }
        }
    }
}
