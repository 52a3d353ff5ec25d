package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets at a real terminal, in front of a real container. Every test ends with the terminal as it was. */
class TerminalIT {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_P = "\u0010";
    private static final String CTRL_Q = "\u0011";
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                term:
                  image: busybox
                  command: sh
                  tty: true
                  stdin_open: true
                  stop_grace_period: 0s
                """);
        Lab.done(folder, "up", "shop.yml", "web");
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private Pty runs(String command) throws IOException {
        return Pty.runs(folder, Lab.environment(), command);
    }

    @Test
    void aNotebookThatEndsWhileItsLinkIsWaitedForHasNotComeUp() throws Exception {
        Files.writeString(
                folder.resolve("nb.yml"),
                "nb: {image: busybox, ports: ['127.0.0.1:8073:8888'], command: sh -c 'sleep 2; echo no key; exit 3'}\n");
        try (Pty pty = runs("stack up nb.yml")) {
            pty.sees("http://localhost:8073")
                    .sees("failed: nb-nb-1 does not stay up: Exited (3)")
                    .sees("| no key")
                    .endsWith(1);
        }
        try (Pty pty = runs("stack up nb.yml --tunnel")) {
            pty.sees("nb  http://localhost:")
                    .sees("failed: nb-nb-1 does not stay up: Exited (3)")
                    .endsWith(1);
        } finally {
            Lab.done(folder, "down", "--name", "nb");
        }
    }

    /** A command that does this at Ctrl-C, and says when it is ready for that. */
    private static String waiting(String atCtrlC) {
        return "sh -c 'trap \"" + atCtrlC + "\" INT; echo re\"\"ady; while :; do sleep 0.1; done'";
    }

    @Test
    void aCommandHasATerminalOfOurSizeAndHearsOfItsChange() throws Exception {
        try (Pty pty = runs("""
                (until [ -e go ]; do sleep 0.1; done; stty rows 40 cols 100 </dev/tty) &
                stack exec shop.yml web sh -c 'until stty size 2>/dev/null | grep "33 77"; do sleep 0.1; done; tty -s && echo on a terminal
                  trap "stty size; exit 9" WINCH; echo re""ady; while :; do sleep 0.1; done'""")) {
            pty.sees("33 77").sees("on a terminal").sees("ready");
            Files.createFile(folder.resolve("go"));
            pty.sees("40 100").endsWith(9);
        }
    }

    @Test
    void ctrlCReachesTheCommandAndNotUs() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web " + waiting("echo caught; exit 5"))) {
            pty.sees("ready").types(CTRL_C).sees("caught").endsWith(5);
        }
    }

    @Test
    void aShellOpensWhereTheServiceRuns() throws Exception {
        try (Pty pty = runs("stack shell shop.yml web")) {
            pty.sees("# ")
                    .types("echo $((6*7)) in $(hostname)\n")
                    .sees("42 in ")
                    .types("exit 3\n")
                    .endsWith(3);
        }
    }

    @Test
    void aShellGetsAContainerOfItsOwnWhereNoneRuns() throws Exception {
        Lab.done(folder, "stop", "shop.yml", "web");
        try (Pty pty = runs("stack shell shop.yml web")) {
            pty.sees("no container of web runs; this is one of its own, gone when you leave")
                    .sees("# ");
            assertTrue(Lab.done(folder, "ps", "shop.yml").out().contains("shop-web-run-1  web (one-off)"));
            pty.types("exit 4\n").endsWith(4);
        }
        assertFalse(Lab.done(folder, "ps", "shop.yml").out().contains("run-1"));
    }

    @Test
    void theDetachKeysLeaveACommandRunning() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web sh -c 'echo re\"\"ady; sleep 2; echo on >/tmp/on; sleep 60'")) {
            pty.sees("ready")
                    .types(CTRL_P)
                    .types(CTRL_Q)
                    .sees("detached; it goes on running")
                    .endsWith(0);
        }
        Lab.done(folder, "exec", "shop.yml", "web", "sh", "-c", "until grep on /tmp/on; do sleep 0.1; done");
    }

    @Test
    void otherDetachKeysLeaveTheUsualOnesToTheCommand() throws Exception {
        Lab.done(folder, "up", "shop.yml");
        try (Pty pty = runs("stack attach shop.yml term --detach-keys ctrl-a,d")) {
            pty.types("echo at-$((5*5))\n")
                    .sees("at-25")
                    .types("\u0001d")
                    .sees("detached; it goes on running")
                    .endsWith(0);
        }
        assertTrue(Lab.done(folder, "ps", "shop.yml", "term").out().contains("Up "));
    }

    @Test
    void whatRunsOnceHasTheTerminalToo() throws Exception {
        try (Pty pty = runs("""
                stack run shop.yml web -- sh -c 'until stty size 2>/dev/null | grep "33 77"; do sleep 0.1; done
                  trap "echo caught; exit 6" INT; echo re""ady; while :; do sleep 0.1; done'""")) {
            pty.sees("33 77").sees("ready").types(CTRL_C).sees("caught").endsWith(6);
        }
        assertFalse(Lab.done(folder, "ps", "shop.yml").out().contains("run-1"));
    }

    @Test
    void withoutATerminalStandardErrorStaysApart() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web -T sh -c 'tty -s || echo none; echo error >&2' 2>errors")) {
            pty.sees("none").endsWith(0);
        }
        assertEquals("error\n", Files.readString(folder.resolve("errors")));
    }

    @Test
    void aProgramThatIsNotThereEndsWith127() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web no-such-program")) {
            pty.sees("Docker did not run 'no-such-program' in shop-web-1: there is no\r\n    program")
                    .endsWith(127);
        }
    }

    @Test
    void whatGoesElsewhereIsNotBrokenIntoLines() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web no-such-program 2>message")) {
            pty.endsWith(127);
        }
        assertEquals(
                "stack: Docker did not run 'no-such-program' in shop-web-1: there is no program 'no-such-program' in the"
                        + " image\n",
                Files.readString(folder.resolve("message")));
    }

    @Test
    void theTerminalIsGivenBackWhenWeAreEnded() throws Exception {
        try (Pty pty = runs("stack exec shop.yml web " + waiting("exit 1"))) {
            pty.sees("ready");
            assertTrue(ProcessHandle.of(pty.pid()).orElseThrow().destroy());
            pty.endsWith(TERMINATED);
        }
    }

    @Test
    void theTerminalIsGivenBackWhenTheConnectionIsLost() throws Exception {
        try (Tunnel tunnel = new Tunnel(folder);
                Pty pty = Pty.runs(
                        folder,
                        Map.of("DOCKER_HOST", tunnel.address()),
                        "stack exec shop.yml web " + waiting("exit 1"))) {
            pty.sees("ready");
            tunnel.cut();
            pty.sees("stack: the connection to Docker was lost; 'sh' may go on in shop-web-1")
                    .endsWith(1);
        }
    }
}
