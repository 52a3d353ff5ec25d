package io.stackfile.host.docker;

import static java.util.stream.Collectors.joining;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Messages of engines from 20.10 to 28, and what becomes of them. */
final class KnownReasonsTest {
    private static final Path MESSAGES = Path.of("src/test/resources/host/engine-messages.txt");

    @Test
    void saysWhatEnginesSayInWordsForTheUser() throws IOException {
        String said = Files.readAllLines(MESSAGES).stream()
                .map(message -> message + "\n    " + KnownReasons.of(message) + "\n")
                .collect(joining());
        Golden.assertSame(Golden.beside(MESSAGES, ".said.txt"), said);
    }
}
