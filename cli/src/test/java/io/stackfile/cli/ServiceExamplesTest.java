package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve kinds of service: each a folder that a newcomer can copy and find nothing to put right in. */
class ServiceExamplesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cassandra",
                "flink",
                "hadoop",
                "kafka",
                "mongodb",
                "mysql",
                "postgres",
                "r",
                "redmine",
                "spark",
                "storm",
                "zookeeper"
            })
    void isRightAndWiseAndBeginsWithItsCommand(String name) throws IOException {
        Path folder = Ran.ROOT.resolve("examples").resolve(name);
        Map<String, String> shell = new HashMap<>(Map.of("DB_PASSWORD", "sesame"));

        Ran lint = Ran.with(folder, shell, "lint", "--strict");
        assertEquals(name + ": nothing to warn of\n", lint.out() + lint.err());

        try (Stream<String> file = Files.lines(folder.resolve("stack.yml"))) {
            List<String> images = file.filter(line -> line.contains("image:")).toList();
            images.forEach(
                    image -> assertTrue(image.matches(".*:\\d[\\w.-]*'"), "an image without a version: " + image));
        }
        String readme = Files.readString(folder.resolve("README.md"));
        assertTrue(readme.matches("(?s)# [^\n]+\n\n(    echo [^\n]+\n)?    stack up\n.*"), readme);
    }
}
