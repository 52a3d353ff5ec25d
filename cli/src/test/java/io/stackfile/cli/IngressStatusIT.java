package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a service that is reached by a name. */
class IngressStatusIT {
    private static final String WEB = "web: {image: nginx, expose: ['80'], x-stack: {ingress: {host: www.example.org,"
            + " self-signed: true}}}\n";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        for (String stack : new String[] {"named", "stack-ingress"}) {
            Lab.done(folder, "down", "--volumes", "--yes", "--name", stack);
        }
    }

    private void write(String file) throws IOException {
        Files.writeString(folder.resolve("named.yml"), file);
    }

    private void assertDiffers(String line) {
        Ran status = Lab.stack(folder, "status", "named.yml");
        assertEquals(3, status.code(), status.seen());
        assertTrue(status.out().lines().anyMatch(told -> told.matches(line)), status.seen());
    }

    @Test
    void statusTellsWhetherTheNameIsServedAndOpenShowsIt() throws IOException {
        write(WEB);
        Lab.done(folder, "up", "named.yml");
        String status = Lab.done(folder, "status", "named.yml").out();
        assertTrue(status.contains("web      https://www.example.org  served"), status);
        assertEquals(
                "https://www.example.org\n",
                Lab.done(folder, "open", "named.yml", "web").out());
        assertEquals(
                "https://www.example.org\n",
                Lab.done(folder, "open", "named.yml").out());

        write(WEB.replace("self-signed: true", "port: 81"));
        assertDiffers("web +https://www.example.org +served +served otherwise: port: 80 → 81; self-signed removed");
        write(WEB.replace("www.", "shop."));
        assertDiffers("web +https://shop.example.org +- +not served: the ingress is not told of it");
        assertDiffers("web +https://www.example.org +served +no longer in the file");
        write(WEB);

        Lab.done(folder, "stop", "--name", "stack-ingress");
        assertDiffers("web +https://www.example.org +- +not served: the ingress does not run: Exited \\(.*");
        Json told = Json.parse(Lab.stack(folder, "status", "named.yml", "--json")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
        assertEquals(
                "not-served", told.get("findings").items().get(0).get("kind").text());

        Lab.done(folder, "up", "named.yml");
        assertEquals(0, Lab.stack(folder, "status", "named.yml").code());
    }
}
