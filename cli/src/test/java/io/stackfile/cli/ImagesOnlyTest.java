package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only make and send images, on files that leave more open than these need. */
class ImagesOnlyTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM joshua/base:1\n");
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    build: {context: ., args: ['MIRROR=#MIRROR#'], secrets: [pip]}
                    image: '#USER#/web'
                    command: serve --key '#KEY#'
                    environment: ['PASSWORD=#PASSWORD#', 'URL=${URL:?for the links in mails}', 'LEVEL=$LEVEL']
                    env_file: [later.env]
                    secrets: [db]
                  base:
                    build: {context: ., dockerfile_inline: 'FROM busybox', args: {PROXY: '#PROXY#'}}
                    image: '#USER#/base:1'
                  worker:
                    build: {context: ., dockerfile_inline: 'FROM busybox', args: {TOKEN: '#TOKEN#'}}
                    image: shop/worker
                    ports: ['${PORT:?}:80']
                  db:
                    image: 'joshua/mysql:#VERSION#'
                    environment: {MYSQL_ROOT_PASSWORD: '#PASSWORD#'}
                secrets:
                  db: {environment: DB_PASSWORD}
                  pip: {file: ./not-here-yet}
                volumes:
                  data: {driver_opts: {device: '#DEVICE#'}}
                """);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen().replace(folder.toString(), "FOLDER"));
    }

    /** With all that it needs, only an engine is missing. */
    private void needsNothingBut(List<String> answers, String... arguments) {
        Map<String, String> nowhere = Map.of("DOCKER_HOST", "unix://" + folder.resolve("no-engine.sock"));
        Ran ran = Ran.answering(folder, nowhere, answers, arguments);
        assertEquals(1, ran.code(), ran.seen());
        assertTrue(ran.err().contains("No Docker engine answers at "), ran.seen());
    }

    @Test
    void buildNamesOnlyWhatTheImagesNeed() {
        golden("build-placeholders", Ran.in(folder, "build", "shop.yml"));
    }

    @Test
    void whoBuildsOneServiceIsAskedForItsOwnAndForWhatItIsMadeFrom() {
        golden("build-one-placeholders", Ran.in(folder, "build", "shop.yml", "web", "--set", "USER=joshua"));
    }

    @Test
    void pushNamesOnlyTheNamesOfImages() {
        golden("push-placeholders", Ran.in(folder, "push", "shop.yml"));
    }

    @Test
    void nobodyIsAskedForWhatNoBuildReads() {
        needsNothingBut(List.of("from-here"), "build", "shop.yml", "worker", "--set", "USER=joshua");
        needsNothingBut(List.of("joshua"), "push", "shop.yml");
        needsNothingBut(List.of("8"), "push", "shop.yml", "db");
    }

    @Test
    void aServiceThatIsNotThereIsToldBeforeAnythingIsAskedForIt() {
        Ran ran = Ran.in(folder, "build", "shop.yml", "wbe", "--set", "USER=joshua");
        assertEquals(2, ran.code(), ran.seen());
        assertTrue(ran.err().contains("there is no service 'wbe'"), ran.seen());
    }

    @Test
    void aMistakeElsewhereIsStillTold() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web: {build: ., enviroment: ['A=#A#']}\n");
        Ran ran = Ran.in(folder, "build", "shop.yml");
        assertEquals(2, ran.code(), ran.seen());
        assertTrue(ran.err().contains("there is no key 'enviroment'"), ran.seen());
        assertFalse(ran.err().contains("placeholder"), ran.seen());
    }

    @Test
    void aFileThatIsNamedByAPlaceholderIsReadAllTheSame() throws IOException {
        Files.writeString(folder.resolve("more.yml"), "services: {web: {build: ., command: '#COMMAND#'}}\n");
        Files.writeString(folder.resolve("shop.yml"), "include: ['#WHICH#.yml']\nservices: {}\n");
        needsNothingBut(List.of("more", "go"), "build", "shop.yml");
    }
}
