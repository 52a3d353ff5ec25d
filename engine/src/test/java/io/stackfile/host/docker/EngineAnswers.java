package io.stackfile.host.docker;

import io.stackfile.host.check.EngineFacts;
import io.stackfile.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What engines say of themselves, from files. */
public final class EngineAnswers {
    private static final Path CASES = Path.of("src/test/resources/check");

    private EngineAnswers() {}

    public static EngineFacts facts(String name, String spoken) {
        return EngineQuestions.facts(json(name, "version"), json(name, "info"), json(name, "containers"), spoken);
    }

    private static Json json(String name, String about) {
        try {
            return Json.parse(Files.readString(CASES.resolve(name + "." + about + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
