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

class CommandLineTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: 'nginx:${TAG:-latest}'
                  links: [db]
                  ports: ['80:80', 22:22]
                  environment: ['PASSWORD=#PASSWORD#', 'VERSION=1.10']
                db:
                  image: mongo
                  command: mongod --key '#PASSWORD#'
                  environment:
                    URL: 'mongodb://me:hunter2@db/shop'
                    API_TOKEN: hunter3
                    SWITCH: no
                    NUMBER: 716238957362948752139417234
                """);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen().replace(folder.toString(), "FOLDER"));
    }

    @Test
    void configHidesSecretsWhereverTheyStand() {
        golden("config", Ran.in(folder, "config", "shop.yml", "--set", "PASSWORD=hunter1"));
    }

    @Test
    void configShowsSecretsWhenAsked() {
        golden("config-secrets", Ran.in(folder, "config", "shop.yml", "--set", "PASSWORD=hunter1", "--show-secrets"));
    }

    @Test
    void configAsJson() {
        golden("config-json", Ran.in(folder, "config", "shop.yml", "--set", "PASSWORD=hunter1", "--json"));
    }

    @Test
    void whatConfigPrintsSaysTheSame() throws IOException {
        Ran first = Ran.in(folder, "config", "shop.yml", "--set", "PASSWORD=hunter1", "--show-secrets");
        Files.writeString(folder.resolve("again.yml"), first.out());
        assertEquals(
                first.out(),
                Ran.in(folder, "config", "again.yml", "--show-secrets").out());
    }

    @Test
    void validateSaysHowManyServicesAreRight() {
        golden("validate", Ran.in(folder, "validate", "shop.yml", "--set", "PASSWORD=x"));
    }

    @Test
    void aMissingPlaceholderIsAskedForOnATerminalOnlyOnce() {
        Ran ran = Ran.answering(folder, Map.of(), List.of("hunter1"), "config", "shop.yml", "--show-secrets");
        assertEquals(0, ran.code(), ran.seen());
        assertTrue(ran.out().contains("PASSWORD=hunter1"), ran.seen());
        assertTrue(ran.out().contains("--key ''hunter1''"), ran.seen());
    }

    @Test
    void aMissingPlaceholderWithoutATerminalIsAnError() {
        golden("placeholder-missing", Ran.in(folder, "up", "shop.yml"));
    }

    @Test
    void aPlaceholderIsNeverTakenFromTheShell() {
        Ran ran = Ran.with(folder, Map.of("PASSWORD", "from-the-shell"), "config", "shop.yml");
        assertEquals(2, ran.code());
    }

    @Test
    void aValueFromAFileLosesItsLastLineEnd() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "hunter1\n");
        Ran ran = Ran.in(folder, "config", "shop.yml", "--set-file", "PASSWORD=secret.txt", "--show-secrets");
        assertTrue(ran.out().contains("PASSWORD=hunter1"), ran.seen());
    }

    @Test
    void withoutAnEngineItSaysWhatWasTried() {
        golden("no-engine", Ran.in(folder, "up", "shop.yml", "--set", "PASSWORD=x"));
    }

    @Test
    void commandsThatNeedOnlyTheNameAskForNoValue() {
        for (String command : List.of("down", "ps", "logs", "stop", "start", "restart")) {
            Ran ran = Ran.in(folder, command, "shop.yml");
            assertEquals(1, ran.code(), ran.seen());
            assertFalse(ran.err().contains("PASSWORD"), ran.seen());
        }
    }

    @Test
    void aHostWithoutANameIsAMistakeAndNeverThisMachine() {
        for (String host : List.of("", " ", ",")) {
            Ran ran = Ran.in(folder, "down", "shop.yml", "--volumes", "--yes", "--host", host);
            assertEquals(2, ran.code(), ran.seen());
            assertEquals(
                    "stack: --host wants a host, not '" + host
                            + "'; without --host it is the current one that is meant\n",
                    ran.err());
        }
    }

    @Test
    void withoutAFileTheCommandIsNamedAsItWasTyped() throws IOException {
        Files.delete(folder.resolve("shop.yml"));
        for (String command : List.of("ps", "volume ls", "status", "validate", "down")) {
            Ran ran = Ran.in(folder, command.split(" "));
            assertEquals(2, ran.code(), ran.seen());
            assertTrue(ran.err().contains("; name one: stack " + command + " FILE\n"), ran.seen());
        }
        Ran export = Ran.in(folder, "export");
        assertTrue(export.err().contains("; name one: stack export --file FILE\n"), export.seen());
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearest() {
        golden("no-such-command", Ran.in(folder, "pus"));
    }

    @Test
    void aMistypedOptionIsNamed() {
        golden("no-such-option", Ran.in(folder, "up", "--hots", "x"));
    }

    @Test
    void aMistypedServiceIsAnsweredWithTheNearest() {
        golden("no-such-service", Ran.in(folder, "up", "shop.yml", "wbe", "--set", "PASSWORD=x"));
    }

    @Test
    void aFileThatIsNotThere() {
        golden("no-such-file", Ran.in(folder, "up", "nowhere.yml"));
    }

    @Test
    void aSetWithoutAnEqualsSignDoesNotRepeatWhatWasWritten() {
        golden("set-without-value", Ran.in(folder, "up", "shop.yml", "--set", "hunter1"));
    }

    @Test
    void severalFilesAreNotTakenForOne() {
        golden("several-files", Ran.in(folder, "up", "-f", "a.yml", "-f", "b.yml"));
    }

    @Test
    void aHostThatIsNoAddress() {
        golden("host-wrong", Ran.in(folder, "ls", "--host", "ftp://example.com"));
    }

    @Test
    void anAgeBeyondReasonIsToldAsWhatItIs() {
        Ran ran = Ran.in(folder, "logs", "--name", "shop", "--since", "99999999999999999999m");
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("stack: --since wants an age or a time"), ran.err());
    }

    @Test
    void anEmptyFolderSaysWhatWasLookedFor() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Ran ran = Ran.in(empty, "up");
        assertEquals(2, ran.code());
        assertTrue(
                ran.err().startsWith("stack: there is no Stackfile here or in a folder above (looked for stack.yml, "),
                ran.err());
    }

    @Test
    void theFileIsFoundInAFolderAbove() throws IOException {
        Files.writeString(folder.resolve("docker-cloud.yml"), "web: {image: nginx}\n");
        Path below = Files.createDirectories(folder.resolve("a/b"));
        assertEquals(0, Ran.in(below, "validate").code());
    }

    @Test
    void aFileWithADefaultNameNamesItsStackAfterTheFolder() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("My Shop"));
        Files.writeString(shop.resolve("stack.yml"), "web: {image: nginx}\n");
        assertEquals("my-shop is right: 1 service\n", Ran.in(shop, "validate").out());
    }

    @Test
    void theVersionIsOneLine() {
        assertEquals("stack " + Version.TEXT + "\n", Ran.in(folder, "--version").out());
    }

    @Test
    void whatReturnsDoesNotStay() {
        for (String staying : List.of("--attach", "--tunnel")) {
            Ran ran = Ran.in(folder, "up", "-d", "--wait", staying);
            assertEquals("stack: --detach returns at once, " + staying + " stays; give one of the two\n", ran.err());
            assertEquals(2, ran.code());
        }
    }

    @Test
    void aTimelineThatCannotBeWrittenIsToldBeforeAnEngineIsAsked() throws IOException {
        Files.createDirectory(folder.resolve("there"));
        Map<String, String> reasons = Map.of(
                "nowhere/x.html", "there is no folder " + folder.resolve("nowhere"),
                "shop.yml/x.html", "Not a directory",
                "there", "Is a directory");
        reasons.forEach((file, reason) -> {
            Ran up = Ran.in(folder, "up", "shop.yml", "--timeline", file);
            assertEquals("stack: --timeline: " + file + " cannot be written: " + reason + "\n", up.err());
            assertEquals(2, up.code());
        });
        Ran up = Ran.in(folder, "up", "shop.yml", "--set", "PASSWORD=x", "--timeline", "there/x.html");
        assertFalse(up.err().contains("--timeline"), up.err());
        assertFalse(Files.exists(folder.resolve("there/x.html")));
    }

    @Test
    void aFileOfAValueThatCannotBeReadIsToldWithTheReason() throws IOException {
        Ran missing = Ran.in(folder, "config", "shop.yml", "--set-file", "PASSWORD=no/secret");
        assertEquals(
                "stack: --set-file: no/secret cannot be read: there is no folder " + folder.resolve("no")
                        + "; name a text file\n",
                missing.err());
        Files.write(folder.resolve("secret"), new byte[] {(byte) 0xff});
        Ran noText = Ran.in(folder, "config", "shop.yml", "--set-file", "PASSWORD=secret");
        assertEquals(
                "stack: --set-file: secret cannot be read: it is not written in UTF-8; name a text file\n",
                noText.err());
    }
}
