package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose output goes nowhere: a full disk is told, once; whoever stops reading knows it. */
final class OutputIT {
    private static final String TOLD = "stack: the output could not be written: No space left on device\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void aStackThatWrites() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; yes hello | head -n 5000; while :; do sleep 0.1; done'
                  volumes: ['data:/data']
                """);
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    /** By the shell, and what it writes where messages go. */
    private String said(int code, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectError(folder.resolve("said").toFile());
        builder.environment().putAll(Map.copyOf(Lab.environment()));
        builder.environment().put("stack", Ran.ROOT.resolve("stack").toString());
        Process shell = builder.start();
        shell.getOutputStream().close();
        assertEquals("", new String(shell.getInputStream().readAllBytes(), UTF_8));
        String said = Files.readString(folder.resolve("said"));
        assertEquals(code, shell.waitFor(), script + ": " + said);
        return said;
    }

    @Test
    void aFullDiskIsToldOnceByEveryCommandWithTheReason() throws Exception {
        // What /dev/full is.
        said(0, "mknod full c 1 7");
        String up = said(1, "$stack up shop.yml --json >full");
        assertEquals(TOLD, up.substring(up.indexOf("stack: ")));
        Lab.done(folder, "exec", "shop.yml", "web", "true");
        for (String command : List.of(
                "ps shop.yml",
                "schema",
                "logs shop.yml",
                "logs shop.yml --follow",
                "events shop.yml --since 5m --until 0s",
                "stats shop.yml --no-stream",
                "exec shop.yml web echo hello",
                "run shop.yml web echo hello",
                "cp shop.yml web:/etc -",
                "volume backup shop.yml data --live -o -")) {
            assertEquals(TOLD, said(1, "$stack " + command + " >full"), command);
        }
    }

    @Test
    void whatTheDiskHasNoRoomForMakesTheCommandFail() throws Exception {
        said(0, "mkdir small && mount -t tmpfs -o size=4k tmpfs small && head -c 4096 /dev/zero >small/all");
        try {
            assertEquals(
                    "stack: --out: small/plan cannot be written: No space left on device\n",
                    Lab.stack(folder, "plan", "shop.yml", "--out", "small/plan").err());
            String up = said(1, "$stack up shop.yml --timeline small/up.html >up.txt");
            assertEquals(
                    "stack: --timeline: small/up.html cannot be written: No space left on device\n",
                    up.substring(up.indexOf("stack: ")));
        } finally {
            said(0, "umount small");
        }
        assertEquals(0, Lab.done(folder, "ps", "shop.yml").code());
    }

    @Test
    void nothingIsSaidToWhoeverStopsReading() throws Exception {
        Lab.done(folder, "up", "shop.yml");
        for (String command : List.of(
                "schema",
                "ps shop.yml",
                "logs shop.yml",
                "logs shop.yml --follow",
                "exec shop.yml web yes",
                "run shop.yml web yes",
                "cp shop.yml web:/etc -")) {
            assertEquals("", said(1, "$stack " + command + " | true; exit ${PIPESTATUS[0]}"), command);
        }
    }
}
