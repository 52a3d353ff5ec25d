package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs that keep logins: each writes down how it was called. */
final class RegistryLoginsTest {
    private static final String ADA = "{\"ServerURL\":\"any\",\"Username\":\"ada\",\"Secret\":\"lovelace\"}";

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void isAMachineWithoutLogins() {
        environment.put("DOCKER_CONFIG", folder.toString());
        environment.put("PATH", folder + ":/usr/bin:/bin");
    }

    @Test
    void asksTheProgramThatKeepsTheLoginOfARegistry() throws IOException {
        config("{\"credHelpers\":{\"images.example\":\"one\"},\"credsStore\":\"all\"}");
        helper("one", "echo '" + ADA + "'");
        helper("all", "echo '" + ADA.replace("ada", "grace") + "'");
        RegistryLogins logins = new RegistryLogins(environment);
        assertEquals("ada:lovelace at images.example", text(logins, "images.example/web"));
        assertEquals("grace:lovelace at quay.io", text(logins, "quay.io/web"));
        assertEquals("grace:lovelace at https://index.docker.io/v1/", text(logins, "mongo"));
        assertEquals(List.of("get", "images.example"), asked("one"));
        assertEquals(List.of("get", "quay.io", "get", "https://index.docker.io/v1/"), asked("all"));
    }

    @Test
    void asksOnceForARegistry() throws IOException {
        config("{\"credsStore\":\"all\"}");
        helper("all", "echo '" + ADA + "'");
        RegistryLogins logins = new RegistryLogins(environment);
        text(logins, "images.example/web");
        text(logins, "images.example/db:3");
        assertEquals(List.of("get", "images.example"), asked("all"));
    }

    @Test
    void asksByTheWordUnderWhichTheLoginWasKept() throws IOException {
        config("{\"auths\":{\"https://images.example/v2/\":{}},\"credsStore\":\"all\"}");
        helper("all", "echo '" + ADA + "'");
        assertEquals(
                "ada:lovelace at https://images.example/v2/",
                text(new RegistryLogins(environment), "images.example/web"));
        assertEquals(List.of("get", "https://images.example/v2/"), asked("all"));
    }

    @Test
    void takesATokenForWhatItIs() throws IOException {
        config("{\"credHelpers\":{\"images.example\":\"one\"}}");
        helper("one", "echo '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");
        AuthConfig login =
                new RegistryLogins(environment).of("images.example/web").orElseThrow();
        assertEquals("t0ken", login.getIdentitytoken());
        assertEquals(null, login.getUsername());
    }

    @Test
    void takesWhatTheConfigurationSaysWhenTheProgramKnowsNothing() throws IOException {
        config("{\"auths\":{\"images.example\":{\"auth\":\"" + base64("grace:hopper") + "\"}},\"credsStore\":\"all\"}");
        helper("all", "echo credentials not found in native keychain; exit 1");
        RegistryLogins logins = new RegistryLogins(environment);
        assertEquals("grace:hopper at images.example", text(logins, "images.example/web"));
        assertEquals("none", text(logins, "quay.io/web"));
    }

    @Test
    void takesTheEnvironmentsLoginFirst() throws IOException {
        config("{\"credsStore\":\"all\"}");
        helper("all", "echo '" + ADA + "'");
        environment.put(
                "DOCKER_AUTH_CONFIG", "{\"auths\":{\"images.example\":{\"auth\":\"" + base64("ci:s3cret") + "\"}}}");
        RegistryLogins logins = new RegistryLogins(environment);
        assertEquals("ci:s3cret at images.example", text(logins, "images.example/web"));
        assertEquals("ada:lovelace at quay.io", text(logins, "quay.io/web"));
        environment.put("DOCKER_AUTH_CONFIG", "ci:s3cret");
        assertEquals("ada:lovelace at images.example", text(new RegistryLogins(environment), "images.example/web"));
    }

    @Test
    void saysWhyALoginIsNotKnown() throws IOException {
        config("{\"credsStore\":\"all\"}");
        assertEquals("none: docker-credential-all, which keeps your logins, is not on the PATH", trouble());
        helper("all", "echo the keychain is locked; echo noise >&2; exit 1");
        assertEquals("none: docker-credential-all, which keeps your logins, says: the keychain is locked", trouble());
        helper("all", "exit 3");
        assertEquals("none: docker-credential-all, which keeps your logins, ended with exit code 3", trouble());
        helper("all", "echo hello");
        assertEquals("none: docker-credential-all, which keeps your logins, does not answer with a login", trouble());
        helper("all", "echo '" + ADA + "'; exit 1");
        assertEquals("none: docker-credential-all, which keeps your logins, ended with exit code 1", trouble());
        environment.put("DOCKER_AUTH_CONFIG", "hello");
        config("{}");
        assertEquals("none: DOCKER_AUTH_CONFIG is not JSON", trouble());
    }

    private String trouble() {
        return text(new RegistryLogins(environment), "images.example/web");
    }

    private static String text(RegistryLogins logins, String image) {
        return logins.of(image)
                .map(login -> login.getUsername() + ":" + login.getPassword() + " at " + login.getRegistryAddress())
                .orElse("none" + logins.trouble(image).map(": "::concat).orElse(""));
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private void helper(String name, String script) throws IOException {
        Path program = folder.resolve("docker-credential-" + name);
        Files.writeString(
                program,
                "#!/bin/sh\n{ echo \"$*\"; cat; } >>" + folder.resolve(name + ".asked") + "\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> asked(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".asked"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
