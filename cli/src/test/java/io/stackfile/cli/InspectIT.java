package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers are made of, on a real engine. */
class InspectIT {
    private static final String NAME = "inspected";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", NAME);
    }

    private void up() throws IOException {
        Files.writeString(folder.resolve(NAME + ".yml"), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                  environment: ['PASSWORD=geheimes-wort', COLOUR=red]
                  volumes: ['data:/data']
                  ports: ['127.0.0.1:8093:80']
                  labels: {team: astro}
                job: {image: busybox, command: 'true', restart: 'no', target_num_containers: 0}
                """);
        Lab.done(folder, "up", NAME + ".yml");
    }

    private String inspect(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("inspect", NAME + ".yml"));
        all.addAll(List.of(words));
        return Lab.done(folder, all.toArray(String[]::new)).out();
    }

    @Test
    void showsWhatAContainerIsMadeOf() throws IOException {
        up();
        String seen = inspect("web");
        assertTrue(seen.startsWith(NAME + "-web-1\n  image      busybox:latest  sha256:"), seen);
        for (String line : List.of(
                "  mounts     /data  volume " + NAME + "_data",
                "  ports      127.0.0.1:8093→80/tcp",
                "             PASSWORD=***",
                "  labels     team=astro")) {
            assertTrue(seen.lines().anyMatch(line::equals), line + " in\n" + seen);
        }
        assertEquals(seen, inspect(NAME + "-web-1"));
        assertTrue(inspect("--show-secrets").contains("PASSWORD=geheimes-wort"));
    }

    @Test
    void theEnginesOwnWordsHaveNoSecretsEither() throws IOException {
        up();
        String line = inspect("--json");
        assertEquals(1, line.lines().count());
        Json seen = Json.parse(line);
        assertTrue(seen.at("Config", "Env").texts().containsAll(List.of("PASSWORD=***", "COLOUR=red")), line);
        assertFalse(line.contains("geheim"), line);
        assertTrue(inspect("--json", "--show-secrets").contains("PASSWORD=geheimes-wort"));
    }

    @Test
    void whatIsNotThereIsToldSo() throws IOException {
        up();
        Ran unknown = Lab.stack(folder, "inspect", NAME + ".yml", "wep");
        assertEquals(2, unknown.code(), unknown.seen());
        assertTrue(unknown.err().startsWith("stack: there is no service 'wep'; "), unknown.err());
        Ran nothing = Lab.stack(folder, "inspect", "--name", "nothing-of-it");
        assertEquals(1, nothing.code(), nothing.seen());
        assertTrue(nothing.err().startsWith("no container of nothing-of-it on "), nothing.err());
    }
}
