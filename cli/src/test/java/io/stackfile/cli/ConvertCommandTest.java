package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void aStackfile() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                # the shop
                web:
                  image: '#USERNAME#/web:${TAG:-1}'
                  target_num_containers: 2
                  autoredeploy: true
                  volumes: ['data:/data']
                """);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen());
    }

    @Test
    void aStackfileAsAComposeFileAndWhatItCouldNotCarry() {
        golden("convert", Ran.in(folder, "convert", "shop.yml"));
    }

    @Test
    void thereAndBackLosesOnlyWhatWasTold() throws IOException {
        Files.writeString(
                folder.resolve("compose.yml"),
                Ran.in(folder, "convert", "shop.yml").out());
        golden("convert-back", Ran.in(folder, "convert", "compose.yml", "--to", "stackfile"));
    }

    @Test
    void whatIsWrongWithTheCallIsTold() throws IOException {
        Files.writeString(folder.resolve("broken.yml"), "web: {image: nginx\n");
        Files.writeString(folder.resolve("two.yml"), "web: {image: nginx}\n---\ndb: {image: mongo}\n");
        StringBuilder seen = new StringBuilder();
        for (String call : new String[] {
            "convert shop.yml --to stackfile",
            "convert shop.yml --to swarm",
            "convert -f shop.yml -f two.yml",
            "convert broken.yml",
            "convert two.yml",
            "convert nowhere.yml"
        }) {
            seen.append("$ stack ")
                    .append(call)
                    .append('\n')
                    .append(Ran.in(folder, call.split(" ")).seen());
        }
        Golden.assertSame(EXPECTED.resolve("convert-wrong.txt"), seen.toString());
    }

    @Test
    void theNameOnTheCommandLineIsTheStacks() {
        assertEquals(
                "name: other",
                Ran.in(folder, "convert", "shop.yml", "--name", "other")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }
}
