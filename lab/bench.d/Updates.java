import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Updates that go well or badly while a client sends requests, by stack and by docker compose in turn. See lab/bench. */
class Updates {
    private static final String STACK = System.getenv("BENCH_STACK");
    private static final String DOCKER = System.getenv("BENCH_PEER");
    private static final String LAB = System.getenv("BENCH_LAB");
    private static final String STATE = System.getenv("BENCH_STATE");
    private static final int PORT = 8095;
    private static final int PATIENCE_SECONDS = 120;
    private static final String TOKEN = "written-before";
    private static final String SERVE = "mkdir /www; echo %s > /www/index.html; httpd -f -p 80 -h /www & trap 'exit 0' TERM; wait";
    private static final String FILL = "dd if=/dev/zero of=/fill bs=1M; exit 3";

    private final Path folder;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private Updates(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("client")) {
            Client.main(arguments[1], Integer.parseInt(arguments[2]));
            return;
        }
        List<Case> cases = Stream.of(Case.values())
                .filter(which -> arguments.length == 0 || List.of(arguments).contains(which.name().toLowerCase(Locale.ROOT)))
                .toList();
        Path folder = Files.createTempDirectory("stack-bench");
        Updates bench = new Updates(folder);
        try {
            for (Case which : cases) {
                bench.measure(which, false);
                bench.measure(which, true);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder()).forEach(left -> left.toFile().delete());
            }
        }
        System.out.println("| what happens | requests by | `stack`: failed | longest gap | exit | afterwards | `docker compose`: failed | longest gap | exit | afterwards |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        bench.rows.values().forEach(row -> System.out.println(row.markdown()));
        List<String> worse = bench.rows.values().stream().flatMap(Row::worse).toList();
        worse.forEach(what -> System.err.println("bench: " + what));
        if (!worse.isEmpty()) {
            System.exit(1);
        }
    }

    /** How the update goes, and where. */
    enum Case {
        GOOD("a good update", Place.HERE),
        CRASH("crashes at its start", Place.HERE),
        UNHEALTHY("is never healthy", Place.HERE),
        DIES("is healthy, then dies", Place.HERE),
        NO_IMAGE("its image cannot be had", Place.HERE),
        KILLED("`kill -9` when its first container is there, run again", Place.HERE),
        TWICE("two updates at once", Place.HERE),
        ENGINE("the engine killed when its first container is there, and started again", Place.HERE),
        DISK("no room for its image", Place.SMALL),
        FULL("no room at all", Place.SMALL),
        FILLS("it fills the disk and ends", Place.SMALL),
        CUT("the link cut when its first container is there, for 20 s", Place.FAR);

        final String words;
        final Place place;

        Case(String words, Place place) {
            this.words = words;
            this.place = place;
        }
    }

    /** The lab's engine, or a host over SSH. */
    enum Place {
        HERE("", System.getenv("LAB_ADDRESS"), STATE + "/machine.pid"),
        SMALL("d2", System.getenv("BENCH_NET") + ".12", STATE + "/hosts/d2/pid"),
        FAR("d1", System.getenv("BENCH_NET") + ".11", STATE + "/hosts/d1/pid");

        final String host;
        final String address;
        private final String pid;

        Place(String host, String address, String pid) {
            this.host = host;
            this.address = address;
            this.pid = pid;
        }

        /** What the processes there see, as seen from here. */
        String root() throws IOException {
            return "/proc/" + Files.readString(Path.of(pid)).strip() + "/root";
        }

        /** Past any link that is cut. */
        List<String> docker(String... words) throws IOException {
            String socket = host.isEmpty() ? System.getenv("DOCKER_HOST") : "unix://" + root() + "/run/docker.sock";
            return Stream.concat(Stream.of(DOCKER, "-H", socket), Stream.of(words)).toList();
        }
    }

    /** What one tool made of it. */
    record Measured(int sent, int failed, double gap, String exit, String version, boolean hasData) {
        boolean isDown() {
            return version.startsWith("nothing");
        }

        String afterwards() {
            return (isDown() ? "**down**" : "version " + version) + (hasData ? "" : ", **data lost**");
        }

        String cells() {
            return String.format(Locale.ROOT, "%d of %d | %.2f s | %s | %s", failed, sent, gap, exit, afterwards());
        }
    }

    record Row(Case which, boolean fixed, Measured peer, Measured ours) {
        String markdown() {
            return "| " + which.words + " | " + requests(fixed) + " | " + ours.cells() + " | " + peer.cells() + " |";
        }

        Stream<String> worse() {
            List<String> worse = new ArrayList<>();
            String where = which.words + ", requests by " + requests(fixed) + ": ";
            if (ours.isDown()) {
                worse.add(where + "down at the end");
            }
            if (!ours.hasData()) {
                worse.add(where + "data is lost");
            }
            if (which == Case.GOOD && !fixed && ours.failed() > 0) {
                worse.add(where + ours.failed() + " requests lost");
            }
            if (which == Case.GOOD && fixed && ours.gap() >= peer.gap() / 2) {
                worse.add(where + "the gap is not under half of docker compose's");
            }
            return worse.stream();
        }
    }

    private static String requests(boolean fixed) {
        return fixed ? "the host port" : "name, 3 of it";
    }

    private void measure(Case which, boolean fixed) throws Exception {
        Measured peer = measured(which, fixed, new Tool(false, which.place));
        Measured ours = measured(which, fixed, new Tool(true, which.place));
        rows.put(which + " " + fixed, new Row(which, fixed, peer, ours));
    }

    private Measured measured(Case which, boolean fixed, Tool tool) throws Exception {
        Place place = which.place;
        if (which == Case.ENGINE) {
            // what an engine that was killed has left behind would be in the way of the next one
            must(List.of(LAB + "/down"));
            must(List.of(LAB + "/up", "--images", "busybox"));
        }
        if (!place.host.isEmpty()) {
            List<String> up = new ArrayList<>(List.of(LAB + "/host", "up"));
            up.addAll(place == Place.SMALL ? List.of("--disk", "300M") : List.of());
            up.add(place.host);
            must(up);
        }
        clear(place);
        try {
            write("one", which, fixed, tool);
            if (tool.up(false).waitFor() != 0) {
                throw new IOException("the first version does not come up: " + Files.readString(tool.log()));
            }
            if (fixed) {
                must(place.docker("exec", tool.container("web"), "sh", "-c", "echo " + TOKEN + " > /data/kept"));
            }
            Process client = client(fixed, tool);
            BufferedReader heard = client.inputReader();
            if (heard.readLine() == null) {
                throw new IOException("nothing answers the client");
            }
            Thread.sleep(1500);
            write("two", which, fixed, tool);
            fill(which);
            String exit = update(which, tool);
            Thread.sleep(2000);
            client.outputWriter().close();
            String[] said = String.valueOf(heard.readLine()).split(" ");
            if (which == Case.ENGINE && !fixed) {
                said[3] = versionNow(tool);
            }
            String unhealthy = said(place.docker("ps", "-q", "--filter", "health=unhealthy", "--filter", "name=^/" + tool.container("web"))).isBlank() ? "" : ", unhealthy";
            Measured measured = new Measured(
                    Integer.parseInt(said[0]), Integer.parseInt(said[1]), Double.parseDouble(said[2]), exit, said[3] + unhealthy, !fixed || hasData(tool));
            System.err.printf("%-72s %-14s %-8s %s%n", which.words, requests(fixed), tool.name(), measured.cells());
            if (System.getenv("BENCH_SHOW") != null) {
                System.err.println(Files.readString(tool.log()).indent(4));
            }
            return measured;
        } finally {
            if (place == Place.SMALL) {
                Files.deleteIfExists(Path.of(place.root() + "/var/lib/docker/fill"));
            }
            clear(place);
        }
    }

    /** By another client: the engine has started that container anew, too, and whoever was in its network is out of it. */
    private String versionNow(Tool tool) throws Exception {
        Process client = client(false, tool);
        BufferedReader heard = client.inputReader();
        Thread.sleep(3000);
        client.outputWriter().close();
        String first = String.valueOf(heard.readLine());
        return (first.isEmpty() ? String.valueOf(heard.readLine()) : first).split(" ")[3];
    }

    /** Leaves less than the new image, or nothing. */
    private static void fill(Case which) throws Exception {
        if (which == Case.DISK || which == Case.FULL) {
            said(which.place.docker("rmi", "-f", "nginx:latest"));
            String folder = which.place.root() + "/var/lib/docker";
            long free = which == Case.DISK ? 20_000_000 : 0;
            said(List.of("sh", "-c", "fallocate -l $(($(df --output=avail -B1 " + folder + " | tail -n 1) - " + free + ")) " + folder + "/fill; "
                    + (free > 0 ? "" : "dd if=/dev/zero bs=4k >>" + folder + "/fill; sync")));
        }
    }

    private String update(Case which, Tool tool) throws Exception {
        List<String> before = said(which.place.docker("ps", "-aq")).lines().toList();
        Process up = tool.up(which == Case.TWICE);
        switch (which) {
            case TWICE -> tool.up(true).waitFor();
            case KILLED -> {
                awaitChange(before, which.place, up);
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly().waitFor();
                return exit(tool.up(false));
            }
            case ENGINE -> {
                awaitChange(before, which.place, up);
                must(List.of(LAB + "/engine-crash"));
            }
            case CUT -> {
                awaitChange(before, which.place, up);
                must(List.of(LAB + "/host", "cut", which.place.host));
                Thread.sleep(20_000);
                must(List.of(LAB + "/host", "mend", which.place.host));
            }
            default -> {}
        }
        return exit(up);
    }

    /** Until the update has made something; half a second more, so that it is at it. */
    private static void awaitChange(List<String> before, Place place, Process up) throws Exception {
        while (up.isAlive() && before.containsAll(said(place.docker("ps", "-aq")).lines().toList())) {
            Thread.sleep(10);
        }
        Thread.sleep(500);
    }

    private static String exit(Process up) throws Exception {
        if (up.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return String.valueOf(up.exitValue());
        }
        up.descendants().forEach(ProcessHandle::destroyForcibly);
        up.destroyForcibly().waitFor();
        return "none in " + PATIENCE_SECONDS + " s";
    }

    /** Whether the container that has the place of the service has what the first one wrote. */
    private static boolean hasData(Tool tool) throws Exception {
        return said(tool.place.docker("cp", tool.container("web") + ":/data/kept", "-")).contains(TOKEN);
    }

    private void write(String version, Case which, boolean fixed, Tool tool) throws IOException {
        StringBuilder text = new StringBuilder();
        String serve = String.format(SERVE, version);
        Case how = version.equals("two") ? which : Case.GOOD;
        String image = how == Case.NO_IMAGE ? "nobody/has-this:2" : how == Case.DISK ? "nginx:latest" : "busybox:latest";
        String run = switch (how) {
            case CRASH -> "exit 3";
            case DIES -> serve.replace("& trap", "& sleep 2; kill %1; exit 5; trap");
            case FILLS -> FILL;
            default -> serve;
        };
        text.append("web:\n  image: '").append(image).append("'\n");
        text.append("  command: ['sh', '-c', \"").append(run).append("\"]\n  restart: always\n");
        if (how == Case.UNHEALTHY || how == Case.DIES) {
            text.append("  healthcheck: {test: ['CMD', '").append(how == Case.DIES).append("'], interval: 1s, retries: 2}\n");
        }
        text.append(fixed ? "  ports: ['" + PORT + ":80']\n  volumes: ['/data']\n" : "  scale: 3\n");
        text.append("client:\n  image: 'busybox:latest'\n  command: ['sleep', '1000000']\n  stop_signal: SIGKILL\n  restart: always\n");
        Files.writeString(folder.resolve("updates.yml"), text);
        Files.writeString(folder.resolve("compose.yml"), "name: updates-compose\nservices:\n" + text.toString().indent(2));
    }

    private Process client(boolean fixed, Tool tool) throws Exception {
        Place place = tool.place;
        List<String> words = new ArrayList<>();
        if (!fixed) {
            String pid = said(place.docker("inspect", "-f", "{{.State.Pid}}", tool.container("client"))).strip();
            Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.11\n");
            words.addAll(List.of("nsenter", "--net=" + place.root() + "/proc/" + pid + "/ns/net", "unshare", "-m", "sh", "-c", "mount --bind " + folder.resolve("resolv.conf") + " /etc/resolv.conf; exec \"$@\"", "sh"));
        } else if (!place.host.isEmpty()) {
            words.addAll(List.of("nsenter", "--net=" + place.root() + "/proc/1/ns/net"));
        }
        words.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true", System.getenv("BENCH_SOURCE"), "client"));
        words.addAll(fixed ? List.of(place.address, String.valueOf(PORT)) : List.of("web", "80"));
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.appendTo(tool.log().toFile())).start();
    }

    private void clear(Place place) throws Exception {
        for (String what : new String[] {"ps -aq", "network ls -q", "volume ls -q"}) {
            String noun = what.split(" ")[0].replace("ps", "container");
            for (String label : new String[] {"com.docker.compose.project=updates", "com.docker.compose.project=updates-compose", "io.stackfile.lock"}) {
                List<String> there = said(place.docker((what + " --filter label=" + label).split(" "))).lines().toList();
                if (!there.isEmpty()) {
                    List<String> remove = new ArrayList<>(List.of(noun, "rm", noun.equals("container") ? "-fv" : noun.equals("volume") ? "-f" : ""));
                    remove.remove("");
                    remove.addAll(there);
                    said(place.docker(remove.toArray(String[]::new)));
                }
            }
        }
    }

    private static void must(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private final class Tool {
        private final boolean ours;
        private final Place place;

        Tool(boolean ours, Place place) {
            this.ours = ours;
            this.place = place;
        }

        String name() {
            return ours ? "stack" : "compose";
        }

        String container(String service) {
            return (ours ? "updates-" : "updates-compose-") + service + "-1";
        }

        Path log() {
            return folder.resolve(name() + ".log");
        }

        Process up(boolean waiting) throws IOException {
            List<String> words = new ArrayList<>();
            if (ours) {
                words.addAll(List.of(STACK, "up", "updates.yml"));
                words.addAll(waiting ? List.of("--wait-lock") : List.of());
                words.addAll(place.host.isEmpty() ? List.of() : List.of("--host", place.host));
            } else {
                words.add(DOCKER);
                words.addAll(place.host.isEmpty() ? List.of() : List.of("-H", "ssh://" + place.host));
                words.addAll(List.of("compose", "up", "-d"));
            }
            ProcessBuilder up = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
            up.environment().put("HOME", STATE + "/home");
            return up.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
        }
    }

    /**
     * Sends a request every few milliseconds, each over a connection of its own and whether or not earlier ones were answered, as
     * visitors come who know nothing of each other; tells what it has seen when its input ends. An empty line says that it is at it.
     */
    private static final class Client {
        private static final int EVERY_MILLIS = 10;
        private static final int PATIENCE = 2000;
        private static long first;
        private static long last;
        private static long gap;
        private static int sent;
        private static int failed;
        private static String version = "nothing";

        static void main(String host, int port) throws Exception {
            Security.setProperty("networkaddress.cache.ttl", "0");
            Security.setProperty("networkaddress.cache.negative.ttl", "0");
            long patience = System.nanoTime() + 30_000_000_000L;
            while (!answers(host, port) && System.nanoTime() < patience && System.in.available() == 0) {
                Thread.sleep(20);
            }
            System.out.println();
            first = System.nanoTime();
            last = first;
            ExecutorService visitors = Executors.newCachedThreadPool();
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            clock.scheduleAtFixedRate(
                    () -> visitors.execute(() -> visit(host, port)), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            while (System.in.read() >= 0) {
                // nothing is said
            }
            clock.shutdown();
            clock.awaitTermination(1, TimeUnit.SECONDS);
            visitors.shutdown();
            visitors.awaitTermination(3L * PATIENCE, TimeUnit.MILLISECONDS);
            synchronized (Client.class) {
                long now = System.nanoTime();
                boolean down = now - last > 1_000_000_000L;
                gap = Math.max(gap, now - last);
                System.out.printf(Locale.ROOT, "%d %d %.2f %s%n", sent, failed, gap / 1e9, down ? "nothing" : version);
            }
        }

        private static void visit(String host, int port) {
            long begin = System.nanoTime();
            String answer = "";
            String reason = "another answer";
            try {
                answer = answer(host, port);
            } catch (IOException e) {
                reason = e.toString();
            }
            synchronized (Client.class) {
                sent++;
                if (answer.isEmpty()) {
                    failed++;
                    System.err.printf(Locale.ROOT, "request %d, sent after %.2f s, failed %.2f s later: %s%n", sent, (begin - first) / 1e9, (System.nanoTime() - begin) / 1e9, reason);
                } else {
                    long now = System.nanoTime();
                    gap = Math.max(gap, now - last);
                    last = now;
                    version = answer;
                }
            }
        }

        private static boolean answers(String host, int port) {
            try {
                return !answer(host, port).isEmpty();
            } catch (IOException notYet) {
                return false;
            }
        }

        private static String answer(String host, int port) throws IOException {
            InetAddress address = InetAddress.getByName(host);
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), PATIENCE);
                socket.setSoTimeout(PATIENCE);
                socket.getOutputStream().write(("GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                return answer.contains(" 200 ") ? answer.substring(answer.indexOf("\r\n\r\n") + 4).strip() : "";
            } catch (IOException e) {
                throw new IOException(address.getHostAddress() + ": " + e.getMessage(), e);
            }
        }
    }
}
