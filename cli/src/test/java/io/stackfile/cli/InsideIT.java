package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs inside containers, between pipes, on a real engine. */
class InsideIT {
    private static final String SLEEPER = "  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n";
    private static final String WEB = "web:\n  image: busybox\n" + SLEEPER;
    private static final String DB = "db:\n  image: busybox\n" + SLEEPER;

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private void shop(String yaml) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), yaml);
    }

    private void up(String yaml) throws IOException {
        shop(yaml);
        Lab.done(folder, "up", "shop.yml");
    }

    private String ps() {
        return Lab.done(folder, "ps", "shop.yml").out();
    }

    @Test
    void execReadsWhatIsPipedInAndEndsWithTheCommandsCode() throws IOException {
        up(WEB);
        Ran ran = Ran.reading(
                "12345".getBytes(UTF_8),
                folder,
                Lab.environment(),
                "exec",
                "shop.yml",
                "web",
                "-e",
                "A=b",
                "sh",
                "-c",
                "wc -c; echo $A; echo why >&2; exit 7");
        assertEquals(new Ran(7, "5\nb\n", "why\n"), ran);
    }

    @Test
    void execAsksForNoPlaceholder() throws IOException {
        shop(WEB + "  environment: ['PASSWORD=#PASSWORD#']\n");
        Lab.done(folder, "up", "shop.yml", "--set", "PASSWORD=x");
        assertEquals(
                "x\n",
                Lab.done(folder, "exec", "shop.yml", "web", "sh", "-c", "echo $PASSWORD")
                        .out());
    }

    @Test
    void theIndexChoosesTheContainer() throws IOException {
        up(WEB + "  target_num_containers: 2\n");
        Lab.done(folder, "exec", "shop.yml", "web", "--index", "2", "touch", "/tmp/second");
        assertEquals(
                1,
                Lab.stack(folder, "exec", "shop.yml", "web", "ls", "/tmp/second")
                        .code());
        assertEquals(
                0,
                Lab.stack(folder, "exec", "shop-web-2", "--name", "shop", "ls", "/tmp/second")
                        .code());
        Ran third = Lab.stack(folder, "exec", "shop.yml", "web", "--index", "3", "ls");
        assertEquals(
                "stack: there is no container 3 of web; the file or 'stack ps' tells how many there are\n",
                third.err());
    }

    @Test
    void whatDoesNotRunIsSaidWithTheWayOut() throws IOException {
        up(WEB);
        Lab.done(folder, "stop", "shop.yml");
        Ran ran = Lab.stack(folder, "exec", "shop.yml", "web", "ls");
        assertEquals(1, ran.code());
        assertEquals(
                "stack: shop-web-1 does not run (Exited (0) SOME TIME ago); 'stack start' starts it, 'stack run web' runs one of"
                        + " its own\n",
                ran.err().replaceFirst("(Less than )?\\w+ seconds? ago", "SOME TIME ago"));
    }

    @Test
    void aDetachedCommandGoesOnByItself() throws IOException {
        up(WEB);
        Lab.done(folder, "exec", "shop.yml", "web", "-d", "sh", "-c", "sleep 1; echo on >/tmp/on");
        Lab.done(folder, "exec", "shop.yml", "web", "sh", "-c", "until grep on /tmp/on; do sleep 0.1; done");
    }

    @Test
    void runHasAllOfTheServiceButItsPortsAndLeavesNothing() throws IOException {
        shop("web:\n  image: busybox\n  entrypoint: sh -c\n  links: [db]\n  ports: ['8091:80']\n"
                + "  environment: [COLOUR=red]\n  volumes: ['data:/data']\n" + DB);
        Ran first = Ran.reading(
                "more".getBytes(UTF_8),
                folder,
                Lab.environment(),
                "run",
                "shop.yml",
                "web",
                "--",
                "cat >/data/x; echo $COLOUR; exit 3");
        assertEquals(3, first.code(), first.seen());
        assertEquals("red\n", first.out());
        assertTrue(first.err().contains("start container shop-db-1"), first.err());
        Ran second =
                Lab.stack(folder, "run", "shop.yml", "web", "-n", "-e", "COLOUR=blue", "cat /data/x; echo $COLOUR");
        assertEquals(new Ran(0, "moreblue\n", ""), second);
        assertEquals(1, ps().lines().skip(1).count(), ps());
    }

    @Test
    void upAndStopAndRestartLeaveAloneWhatRunsOnceAndDownDoesNot() throws IOException {
        up(WEB);
        assertEquals(
                "shop-web-run-1\n",
                Lab.done(folder, "run", "shop.yml", "web", "-d", "sleep", "1000")
                        .out());
        assertTrue(ps().contains("shop-web-run-1  web (one-off)"), ps());
        assertTrue(Lab.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        Lab.done(folder, "restart", "shop.yml");
        Lab.done(folder, "stop", "shop.yml");
        assertEquals(1, ps().lines().filter(line -> line.contains("Up ")).count(), ps());
        Lab.done(folder, "down", "shop.yml");
        assertEquals("", ps());
    }

    @Test
    void aSignalGoesToWhatRunsOnce() throws Exception {
        shop(WEB);
        Process stack = process(
                "run",
                "shop.yml",
                "web",
                "sh",
                "-c",
                "trap 'echo caught; exit 9' TERM; echo ready; while :; do sleep 0.1; done");
        try (BufferedReader output = stack.inputReader(UTF_8)) {
            assertEquals("ready", output.readLine());
            stack.toHandle().destroy();
            assertEquals("caught", output.readLine());
        }
        assertEquals(9, stack.waitFor());
        assertEquals("", ps());
    }

    @Test
    void whatMindsNoSignalIsKilledByTheThird() throws Exception {
        shop(WEB);
        Process stack = process(
                "run", "shop.yml", "web", "sh", "-c", "trap 'echo no' TERM; echo ready; while :; do sleep 0.1; done");
        try (BufferedReader output = stack.inputReader(UTF_8)) {
            assertEquals("ready", output.readLine());
            stack.toHandle().destroy();
            assertEquals("no", output.readLine());
            stack.toHandle().destroy();
            assertEquals("no", output.readLine());
            stack.toHandle().destroy();
        }
        assertEquals(128 + 9, stack.waitFor());
        assertEquals("", ps());
    }

    @Test
    void aCommandWhoseReaderIsGoneEnds() throws Exception {
        up(WEB);
        Process stack = process("exec", "shop.yml", "web", "yes");
        stack.getInputStream().close();
        assertEquals(1, stack.waitFor());
    }

    @Test
    void anInterruptedCommandIsToldToGoOn() throws Exception {
        up(WEB);
        Process stack = process("exec", "shop.yml", "web", "sh", "-c", "echo ready; sleep 1000");
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(
                () -> stack.errorReader(UTF_8).lines().findFirst().orElse(""));
        assertEquals("ready", stack.inputReader(UTF_8).readLine());
        stack.toHandle().destroy();
        assertEquals("stack: interrupted; 'sh' may go on in shop-web-1", errors.get());
        assertEquals(128 + 15, stack.waitFor());
    }

    @Test
    void whatCannotStartLeavesNothing() throws IOException {
        shop(WEB);
        Ran ran = Lab.stack(folder, "run", "shop.yml", "web", "-n", "no-such-program");
        assertEquals(127, ran.code(), ran.seen());
        assertTrue(
                ran.err()
                        .endsWith(
                                "stack: Docker did not start shop-web-run-1: there is no program 'no-such-program' in the image\n"),
                ran.err());
        assertEquals("", ps());
    }

    @Test
    void whatIsKeptStaysUntilDown() throws IOException {
        shop(WEB);
        Lab.done(folder, "run", "shop.yml", "web", "-n", "--keep", "true");
        Lab.done(folder, "run", "shop.yml", "web", "-n", "--keep", "true");
        assertTrue(ps().contains("shop-web-run-2  web (one-off)"), ps());
        assertFalse(Lab.done(folder, "up", "shop.yml").err().contains("run-1"));
    }

    private Process process(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Ran.ROOT.resolve("stack").toString()).directory(folder.toFile());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().putAll(Map.copyOf(Lab.environment()));
        return builder.start();
    }
}
