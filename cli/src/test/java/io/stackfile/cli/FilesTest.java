package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of files that are read here. */
class FilesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFiles() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    image: nginx
                    env_file: [common.env, {path: local.env, required: false}]
                    environment: [MODE=fast, 'COPY=hunter2']
                    configs: [{source: page, target: /www/index.html}]
                    secrets: [db_password]
                configs:
                  page: {content: 'the password is hunter2'}
                secrets:
                  db_password: {file: ./password}
                  token: {environment: API_TOKEN}
                """);
        Files.writeString(folder.resolve("common.env"), "MODE=slow\nAPI_TOKEN='hunter3'\nLINES=\"a\nb $TAG\"\n");
        Files.writeString(folder.resolve("password"), "hunter2\n");
    }

    private Ran config(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "config";
        arguments[1] = "shop.yml";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Ran.with(folder, Map.of("TAG", "7"), arguments);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen().replace(folder.toString(), "FOLDER"));
    }

    @Test
    void configShowsWhatEnvFilesSayAndWhereFilesAreFoundAndNothingSecret() {
        golden("config-files", config());
    }

    @Test
    void configShowsTheSecretsOfEnvFilesWhenAsked() {
        golden("config-files-secrets", config("--show-secrets"));
    }

    @Test
    void whatConfigPrintsSaysTheSameElsewhere() throws IOException {
        Ran first = config("--show-secrets");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("shop.yml"), first.out());
        assertEquals(
                first.out(),
                Ran.with(elsewhere, Map.of("TAG", "8"), "config", "shop.yml", "--show-secrets")
                        .out());
    }
}
