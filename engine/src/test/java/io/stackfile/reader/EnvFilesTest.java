package io.stackfile.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import io.stackfile.source.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<Path> cases() {
        return Golden.cases("env", ".env");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEveryWayToWriteAVariable(Path file) throws IOException {
        String format = file.endsWith("raw.env") ? "raw" : "";
        Service web = web("web: {image: nginx, environment: [OWN=mine], env_file: [{path: '" + file.toAbsolutePath()
                + "'" + (format.isEmpty() ? "" : ", format: raw") + "}]}");
        Golden.assertSame(
                Golden.beside(file, ".txt"),
                web.environment().entrySet().stream()
                        .map(variable ->
                                variable.getKey() + "=[" + variable.getValue().reveal() + "]\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void environmentGoesBeforeAFileAndALaterFileBeforeAnEarlierOne() throws IOException {
        write("one.env", "A=one\nB=one\nC=one\n");
        write("two.env", "B=two\nC=two\n");
        assertEquals(
                Map.of("A", "one", "B", "two", "C", "here"),
                variables("web: {image: nginx, environment: {C: here}, env_file: [one.env, two.env]}"));
        assertEquals(
                Map.of("A", "one", "B", "one", "C", "here"),
                variables("web: {image: nginx, environment: [C=here], env_file: [two.env, one.env]}"));
    }

    @Test
    void aBareNameIsTheShellsAndOnlyWithoutOneTheFiles() throws IOException {
        write("web.env", "TAG=file\nELSEWHERE=file\n");
        assertEquals(
                Map.of("TAG", "7", "ELSEWHERE", "file"),
                variables("web: {image: nginx, environment: [TAG, ELSEWHERE], env_file: web.env}"));
    }

    @Test
    void isRelativeToTheFileThatNamesItAndATildeIsTheHomeHere() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        write("deep/shop.yml", "web: {image: nginx, env_file: [../up.env, '~/home.env']}");
        write("up.env", "UP=1");
        Files.createDirectories(folder.resolve("me"));
        write("me/home.env", "HOMELY=1");
        Values values = Values.of(Map.of("HOME", folder.resolve("me").toString()), Map.of());
        Stack stack = StackReader.read(Given.file(folder.resolve("deep/shop.yml"), values))
                .stack();
        assertEquals(
                "[HOMELY, UP]", stack.services().get(0).environment().keySet().toString());
    }

    @Test
    void aValueUnderASecretNameIsSecretAndSoIsOneThatWasFilledIn() throws IOException {
        write("web.env", "API_TOKEN=abcdef\nURL=mongo/$DB_PASSWORD\n");
        write("shop.yml", "web: {image: nginx, env_file: web.env}");
        Stack stack = Given.stack(folder.resolve("shop.yml"));
        assertEquals("***", String.valueOf(stack.services().get(0).environment().get("API_TOKEN")));
        assertEquals(
                List.of("from-the-shell"),
                stack.secrets().stream().map(Value::reveal).toList());
    }

    @Test
    void aMissingFileThatIsNotRequiredIsNoFile() throws IOException {
        assertTrue(variables("web: {image: nginx, env_file: [{path: no.env, required: false}]}")
                .isEmpty());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Service web(String yaml) throws IOException {
        write("shop.yml", yaml);
        return Given.stack(folder.resolve("shop.yml")).services().get(0);
    }

    private Map<String, String> variables(String yaml) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        web(yaml).environment().forEach((name, value) -> variables.put(name, value.reveal()));
        return variables;
    }
}
