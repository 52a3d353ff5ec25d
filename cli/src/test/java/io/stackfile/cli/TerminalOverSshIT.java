package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person meets at a real terminal, in front of a container of another machine. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
@ResourceLock("d2")
class TerminalOverSshIT {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_P = "\u0010";
    private static final String CTRL_Q = "\u0011";

    @TempDir
    Path folder;

    @BeforeAll
    static void aHost() {
        RemoteHost.up("d1");
        RemoteHost.up("d2", "--sshd", "AllowStreamLocalForwarding no");
    }

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                """);
    }

    @AfterEach
    void leaveNothing() {
        List.of("d1", "d2")
                .forEach(host -> new Droplet(host).done(folder, "down", "--volumes", "--yes", "--name", "shop"));
    }

    private Pty runs(String host, String command) throws IOException {
        new Droplet(host).done(folder, "up", "shop.yml");
        Map<String, String> environment = Droplet.environment();
        environment.put("DOCKER_HOST", "ssh://" + host);
        return Pty.runs(folder, environment, command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void aCommandHasOurTerminalHearsOfItsChangesAndOfCtrlC(String host) throws Exception {
        try (Pty pty = runs(host, """
                (until [ -e go ]; do sleep 0.1; done; stty rows 40 cols 100 </dev/tty) &
                stack exec shop.yml web sh -c 'until stty size 2>/dev/null | grep "33 77"; do sleep 0.1; done
                  trap "stty size" WINCH; trap "echo caught; exit 5" INT; echo re""ady; while :; do sleep 0.1; done'""")) {
            pty.sees("33 77").sees("ready");
            Files.createFile(folder.resolve("go"));
            pty.sees("40 100").types(CTRL_C).sees("caught").endsWith(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void aShellTakesWhatIsTypedAndTheDetachKeysLeaveIt(String host) throws Exception {
        try (Pty pty = runs(host, "stack shell shop.yml web")) {
            pty.sees("# ")
                    .types("echo $((6*7)) at $(tty)\n")
                    .sees("42 at /dev/pts/")
                    .types(CTRL_P)
                    .types(CTRL_Q)
                    .sees("detached; it goes on running")
                    .endsWith(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void aOneOffContainerGivesItsExitStatus(String host) throws Exception {
        try (Pty pty = runs(host, "stack run shop.yml web sh")) {
            pty.sees("# ").types("exit 7\n").endsWith(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void aPipeIsReadToItsEnd(String host) throws Exception {
        Files.writeString(folder.resolve("in"), "line\n".repeat(100_000));
        try (Pty pty = runs(host, "stack exec shop.yml web wc -l <in")) {
            pty.sees("100000").endsWith(0);
        }
        assertEquals("", new RemoteHost(host).ssh("pgrep wc || true"));
    }
}
