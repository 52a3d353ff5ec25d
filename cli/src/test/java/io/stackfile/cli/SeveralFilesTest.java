package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One stack from several files, with variables of env files. */
class SeveralFilesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFiles() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                name: shop
                services:
                  web:
                    image: web:${TAG:-latest}
                    env_file: web.env
                    environment: {MODE: slow, PASSWORD: hunter1, SHELL_ONLY: }
                    ports: ['80', '8443:443']
                  debug:
                    image: debug:${DEBUG_TAG:-${TAG}}
                    profiles: [debug]
                """);
        Files.writeString(folder.resolve("compose.override.yaml"), """
                services:
                  web:
                    environment:
                      - MODE=fast
                      - PASSWORD=${DB_PASSWORD:-hunter3}
                      - URL=https://${USER_NAME}:${DB_PASSWORD}@db
                """);
        Files.writeString(folder.resolve("web.env"), "MODE=from web.env\nEXTRA='one'\n");
        Files.writeString(folder.resolve(".env"), "# all\nTAG=7\nDB_PASSWORD=hunter2\nUSER_NAME=joe\n");
    }

    private Ran stack(String... arguments) {
        return Ran.with(folder, Map.of("SHELL_ONLY", "yes"), arguments);
    }

    private static void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen());
    }

    @Test
    void configListsTheVariablesAndWhereTheyAreFromWithoutSecrets() {
        golden("variables", stack("config", "--variables", "--profile", "debug"));
    }

    @Test
    void configPrintsOneTreeOfTheFileItsOverrideAndItsEnvFiles() {
        golden("config-override", stack("config"));
    }

    @Test
    void explainTellsWhichFileWhichOverrideWhichVariable() {
        StringBuilder seen = new StringBuilder();
        for (String path : new String[] {
            "web.environment.PASSWORD",
            "services.web.environment.MODE",
            "web.environment.EXTRA",
            "web.environment.SHELL_ONLY",
            "web.environment.URL",
            "web.image",
            "web.ports",
            "web.ports.1",
            "web.environment",
            "web",
            "name",
            "web.imagee",
            "wob"
        }) {
            seen.append("$ stack explain ")
                    .append(path)
                    .append('\n')
                    .append(stack("explain", path).seen());
        }
        Golden.assertSame(EXPECTED.resolve("explain.txt"), seen.toString());
    }

    @Test
    void whatFillsAHiddenPlaceIsHiddenWhateverItIsCalled() throws IOException {
        Files.writeString(folder.resolve("hidden.yml"), """
                services:
                  db:
                    image: db:${VERSION:-16}
                    env_file: db.env
                    environment:
                      - PASSWORD=#PW#
                      - URL=postgres://a:#WORD#@db/x
                      - B_PASSWORD=${BPW:-hunter4}
                      - C_PASSWORD=${CPW}
                      - OPTS=--token=${OPT:-hunter5}
                """);
        Files.writeString(folder.resolve("db.env"), "D_PASSWORD=${DPW:-hunter6}\n");
        Files.writeString(folder.resolve("over.yml"), "services: {db: {environment: [OPTS=]}}\n");
        StringBuilder seen = new StringBuilder(hidden("config", "--variables"));
        for (String name : new String[] {"PASSWORD", "URL", "B_PASSWORD", "C_PASSWORD", "D_PASSWORD"}) {
            seen.append(hidden("explain", "db.environment." + name));
        }
        Golden.assertSame(EXPECTED.resolve("hidden-places.txt"), seen + hidden("explain", "db.image"));
    }

    private String hidden(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", "hidden.yml", "-f", "over.yml", "--set", "PW=hunter7", "--set", "WORD=qq7"));
        return Ran.with(folder, Map.of("CPW", "hunter8"), all.toArray(String[]::new))
                .seen();
    }

    @Test
    void theWordBehindASecretOptionIsHiddenInACommandHoweverItIsWritten() throws IOException {
        Files.writeString(folder.resolve("options.yml"), """
                name: options
                services:
                  web:
                    image: keycloak:24
                    command: run --password hunter4 --token=hunter5 -v
                    entrypoint: [run, --password, '${PW:-hunter6}', --auth, -v]
                    environment: {OPTS: --token=hunter7, UPSTREAM: 'auth:8080'}
                """);
        StringBuilder seen = new StringBuilder();
        for (String words : new String[] {
            "config",
            "config --json",
            "config --variables",
            "explain web.command",
            "explain web.entrypoint.2",
            "explain web.environment.OPTS"
        }) {
            seen.append(stack((words + " -f options.yml").split(" ")).seen());
        }
        Golden.assertSame(EXPECTED.resolve("secret-options.txt"), seen.toString());
    }

    @Test
    void explainWantsOneValue() {
        golden("explain-two", stack("explain", "web.image", "web.ports"));
    }

    @Test
    void aFileMayComeByTheInput() {
        byte[] input = "services: {web: {image: 'web:1'}}\n".getBytes(StandardCharsets.UTF_8);
        Ran ran = Ran.reading(input, folder, Map.of(), "config", "-f", "-", "--name", "piped", "--json");
        assertEquals("""
                {"name":"piped",\
                "services":{"web":{"image":"web:1","command":null,"entrypoint":null,"networks":{"default":null}}},\
                "networks":{"default":{"name":"piped_default","ipam":{}}}}
                """, ran.out());
    }

    @Test
    void aServiceThatIsNamedIsActive() {
        assertEquals("shop is right: 1 service\n", stack("validate").out());
        assertEquals("shop is right: 2 services\n", stack("validate", "debug").out());
        assertEquals(
                "shop is right: 2 services\n",
                stack("validate", "--profile", "other,debug").out());
    }

    @Test
    void theShellsSettingsNameFilesAndTheStack() throws IOException {
        Files.writeString(folder.resolve("more.yaml"), "services: {more: {image: more}}\n");
        Map<String, String> shell = Map.of(
                "COMPOSE_FILE", "compose.yaml:more.yaml",
                "COMPOSE_PROJECT_NAME", "other",
                "COMPOSE_PROFILES", "debug");
        assertEquals(
                "other is right: 3 services\n",
                Ran.with(folder, shell, "validate").out());
    }
}
