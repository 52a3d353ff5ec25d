package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import io.stackfile.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the programs that keep logins for Docker: the server's name goes in, user and password come out, nothing in arguments. */
record CredentialHelper(String name, Map<String, String> environment) {
    private static final int PATIENCE_SECONDS = 60;
    /** What helpers say when they know of no login; Docker's own go-between compares these very words. */
    private static final Pattern NO_LOGIN = Pattern.compile("credentials not found|no credentials server URL");

    String program() {
        return "docker-credential-" + name;
    }

    RegistryLogin ask(String server) {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            return trouble("is not on the PATH");
        }
        try {
            return answer(server, program.get());
        } catch (IOException e) {
            return trouble("cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return trouble("was interrupted");
        }
    }

    private Optional<Path> find() {
        String[] folders =
                environment.getOrDefault("PATH", "").split(Pattern.quote(System.getProperty("path.separator")));
        return Stream.of(folders)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(program(), program() + ".exe").flatMap(file -> path(folder, file)))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    private static Stream<Path> path(String folder, String file) {
        try {
            return Stream.of(Path.of(folder, file));
        } catch (InvalidPathException e) {
            return Stream.of();
        }
    }

    private RegistryLogin answer(String server, Path program) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(program.toString(), "get");
        command.environment().clear();
        command.environment().putAll(environment);
        Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream question = process.getOutputStream()) {
            question.write((server + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it did not want to know; what it says tells why
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return trouble("has not answered for a minute");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.exitValue() == 0 ? login(server, said) : refusal(said, process.exitValue());
    }

    private RegistryLogin login(String server, String said) {
        Json json;
        try {
            json = Json.parse(said);
        } catch (IllegalArgumentException e) {
            return trouble("does not answer with a login");
        }
        String user = json.get("Username").text();
        String secret = json.get("Secret").text();
        if (secret.isEmpty()) {
            return RegistryLogin.NONE;
        }
        AuthConfig login = new AuthConfig().withRegistryAddress(server);
        return RegistryLogin.of(
                user.equals("<token>")
                        ? login.withIdentityToken(secret)
                        : login.withUsername(user).withPassword(secret));
    }

    /** By its protocol a helper tells why on its standard output. */
    private RegistryLogin refusal(String said, int code) {
        if (NO_LOGIN.matcher(said).find()) {
            return RegistryLogin.NONE;
        }
        String reason = said.lines().findFirst().orElse("");
        return trouble(reason.isEmpty() || reason.startsWith("{") ? "ended with exit code " + code : "says: " + reason);
    }

    private RegistryLogin trouble(String what) {
        return RegistryLogin.unknown(program() + ", which keeps your logins, " + what);
    }
}
