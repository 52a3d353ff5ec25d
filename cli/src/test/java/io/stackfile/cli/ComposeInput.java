package io.stackfile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with compose files to read as {@code docker compose} does: with the words of its file {@code arguments} and the
 * variables of its file {@code shell}, if there are such.
 */
record ComposeInput(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ComposeInput> all() {
        try (Stream<Path> folders = Files.list(Ran.ROOT.resolve("cli/src/test/resources/compose-config"))) {
            return folders.sorted().map(ComposeInput::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    JsonNode seenByStack() {
        List<String> words = new ArrayList<>(List.of("config"));
        words.addAll(arguments());
        words.addAll(List.of("--json", "--show-secrets"));
        Ran ran = Ran.with(folder, shell(), words.toArray(String[]::new));
        return json(ran.code(), ran.out(), ran.err());
    }

    JsonNode seenBy(Path docker) {
        List<String> words = new ArrayList<>(List.of(docker.toString(), "compose"));
        words.addAll(arguments());
        words.addAll(List.of("config", "--format", "json"));
        ProcessBuilder compose = new ProcessBuilder(words).directory(folder.toFile());
        compose.environment().clear();
        compose.environment().putAll(shell());
        compose.environment().put("PATH", "/usr/bin:/bin");
        try {
            Path err = Files.createTempFile("compose", ".err");
            Process process = compose.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String said = Files.readString(err);
            Files.delete(err);
            return json(code, out, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(int code, String out, String err) {
        if (code != 0) {
            throw new AssertionError(name() + " was refused with exit code " + code + ":\n" + err);
        }
        try {
            return JSON.readTree(out);
        } catch (IOException e) {
            throw new AssertionError(name() + " was not answered in JSON: " + out, e);
        }
    }

    private List<String> arguments() {
        return lines("arguments").stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    private Map<String, String> shell() {
        Map<String, String> shell = new HashMap<>(Map.of("HOME", "/home/somebody"));
        lines("shell").forEach(line -> shell.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return shell;
    }

    private List<String> lines(String file) {
        try {
            return Files.exists(folder.resolve(file)) ? Files.readAllLines(folder.resolve(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
