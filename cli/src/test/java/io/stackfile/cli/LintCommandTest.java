package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("lab.yml"), """
                lab:
                  image: jupyter/base-notebook
                  environment: ['PASSWORD=#PASSWORD#', 'API_TOKEN=hunter2']
                  ports: ['80:8888']
                  cpu_percent: 50
                mongo:
                  image: mongo
                """);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen());
    }

    @Test
    void showsEachFindingWithoutAPlaceholdersValueOrAnEngine() {
        golden("lint", Ran.in(folder, "lint", "lab.yml"));
    }

    @Test
    void strictMakesAFindingAnError() {
        golden("lint-strict", Ran.in(folder, "lint", "lab.yml", "--strict"));
    }

    @Test
    void findingsAsJson() {
        golden("lint-json", Ran.in(folder, "lint", "lab.yml", "--json"));
    }

    @Test
    void aFileWithNothingToWarnOfIsRightInTheStrictSenseToo() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web: {image: 'nginx:1.27', ports: ['80']}\n");
        Ran ran = Ran.in(folder, "lint", "shop.yml", "--strict");
        assertEquals(0, ran.code());
        assertEquals("shop: nothing to warn of\n", ran.err());
    }

    @Test
    void aRuleThatDoesNotExistIsAnErrorOfTheFile() throws IOException {
        Files.writeString(
                folder.resolve("shop.yml"), "web: {image: 'nginx:1.27', x-stack: {allow: [public-notebok]}}\n");
        golden("lint-unknown-rule", Ran.in(folder, "lint", "shop.yml"));
        assertEquals(2, Ran.in(folder, "validate", "shop.yml").code());
        assertEquals(2, Ran.in(folder, "up", "shop.yml").code());
    }
}
