package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of an update at a real terminal. Every test ends with the terminal as it was. */
class ProgressIT {
    private static final String CTRL_C = "\u0003";
    private static final String COLOUR = "\u001b[36m";
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path folder;

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: sleep 1000
                  stop_grace_period: 0s
                  depends_on: {db: {condition: service_healthy}}
                db:
                  image: busybox
                  command: sleep 1000
                  stop_grace_period: 0s
                  healthcheck: {test: 'test -e /go', interval: 1s, retries: 100}
                """);
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private Pty runs(String command) throws IOException {
        return Pty.runs(folder, Lab.environment(), command);
    }

    @Test
    void eachServiceHasALineAndTheLastPictureStays() throws Exception {
        try (Pty pty = runs("stack up shop.yml")) {
            pty.sees("shop on localhost").sees(" steps").sees("healthy");
            Lab.done(folder, "exec", "shop.yml", "db", "touch", "/go");
            pty.sees("done").sees("up  shop on localhost").endsWith(0);
            assertTrue(pty.toString().contains(COLOUR), pty.toString());
            assertFalse(pty.toString().matches("(?s).*\\d/\\d.*"), () -> "lines of the other kind: " + pty);
        }
    }

    @Test
    void aSmallerScreenIsNoticed() throws Exception {
        try (Pty pty = runs("""
                (until [ -e smaller ]; do sleep 0.1; done; stty rows 10 cols 40 </dev/tty) &
                stack up shop.yml""")) {
            pty.sees("healthy");
            Files.createFile(folder.resolve("smaller"));
            pty.sees("…");
            Lab.done(folder, "exec", "shop.yml", "db", "touch", "/go");
            pty.sees("up  shop on localhost").endsWith(0);
        }
    }

    @Test
    void ctrlCLeavesTheTerminalAsItWas() throws Exception {
        try (Pty pty = runs("trap : INT; stack up shop.yml")) {
            pty.sees("healthy")
                    .types(CTRL_C)
                    .sees("stopping after the steps at hand")
                    .endsWith(ExitCode.INTERRUPTED);
        }
    }

    @Test
    void whatIsTypedMeanwhileIsNotShownAndKeptForTheShell() throws Exception {
        try (Pty pty = runs("stack up shop.yml; read -r next; echo \"then: $next\"; [ \"$next\" = 'typed ahead' ]")) {
            pty.sees("healthy").types("typed ahead\n");
            Lab.done(folder, "exec", "shop.yml", "db", "touch", "/go");
            pty.sees("up  shop on localhost").sees("then: typed ahead").endsWith(0);
            assertEquals(1, pty.toString().split("typed ahead", -1).length - 1, pty.toString());
        }
    }

    @Test
    void inTheBackgroundTheTerminalIsLeftToOthers() throws Exception {
        try (Pty pty = runs("bash -mc '\"$STACK\" up shop.yml & wait'")) {
            pty.sees("healthy");
            Lab.done(folder, "exec", "shop.yml", "db", "touch", "/go");
            pty.sees("up  shop on localhost").endsWith(0);
        }
    }

    @Test
    void whatFailsIsToldAboveThePicture() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), "web: {image: 'nobody/nothing'}\n");
        try (Pty pty = runs("stack up shop.yml")) {
            pty.sees("failed: pull image nobody/nothing:latest")
                    .sees("Docker did not pull")
                    .endsWith(ExitCode.FAILED);
        }
    }

    @Test
    void noColourMeansNone() throws Exception {
        try (Pty pty = runs("NO_COLOR=1 stack pull shop.yml")) {
            pty.sees("done").endsWith(0);
            assertFalse(pty.toString().matches("(?s).*\u001b\\[[0-9;]*m.*"), pty.toString());
        }
    }

    @Test
    void aTerminalThatCanOnlyWriteGetsLines() throws Exception {
        try (Pty pty = runs("TERM=dumb stack pull shop.yml")) {
            pty.sees("1/1  pull image busybox:latest").endsWith(0);
            assertFalse(pty.toString().contains(ESCAPE), pty.toString());
        }
    }

    @Test
    void messagesInAFileAreLines() throws Exception {
        try (Pty pty = runs("stack pull shop.yml 2>messages")) {
            pty.endsWith(0);
        }
        String messages = Files.readString(folder.resolve("messages"));
        assertEquals("1/1  pull image busybox:latest", messages.strip().replaceFirst(" +[0-9.]+ s$", ""), messages);
    }
}
