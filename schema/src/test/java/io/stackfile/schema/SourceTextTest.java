package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {
    @TempDir
    Path folder;

    @Test
    void readsATextUnderTheNameItIsGiven() {
        Source source = SourceText.read(file("web:\n  image: nginx\n"), "./shop.yml");
        assertEquals("./shop.yml", source.name());
        assertEquals("  image: nginx", source.line(2));
    }

    @Test
    void toleratesAByteOrderMark() {
        assertEquals("web:", SourceText.read(file("\uFEFFweb:\n"), "shop.yml").line(1));
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertEquals(
                "shop.yml:1:1: there is no such file; look at the name and at the folder you are in\n",
                refused(folder.resolve("nowhere.yml")));
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertEquals("shop.yml:1:1: this is a folder, not a file; name the file in it\n", refused(folder));
    }

    @Test
    void saysWhichLineIsNotUtf8() {
        assertEquals(
                "shop.yml:2:8: line 2 has a character that is not UTF-8; save the file as UTF-8\n",
                refused(file("web:\n  # \u00e4: ", "\u00fc\n".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void refusesAFileThatCannotBeOneOfServices() {
        assertEquals(
                "shop.yml:1:1: the file is larger than 16 MiB; a file of services is far smaller; is it the right one?\n",
                refused(file("#".repeat(16 * 1024 * 1024 + 1))));
        assertEquals(
                16 * 1024 * 1024,
                SourceText.read(file("#".repeat(16 * 1024 * 1024)), "shop.yml")
                        .text()
                        .length());
    }

    @Test
    void leavesAnEmptyFileToTheReaderOfTheTree() {
        assertEquals(
                "shop.yml:1:1: the file is empty; write at least one service, such as web: {image: 'nginx:1.27'}\n",
                ProblemText.of(Checked.file(file("")).all()).replaceAll("^[^:]+", "shop.yml"));
    }

    private String refused(Path file) {
        ProblemException refused = assertThrows(ProblemException.class, () -> SourceText.read(file, "shop.yml"));
        return ProblemText.of(refused.problems());
    }

    private Path file(String text, byte... more) {
        try {
            Path file = folder.resolve("given.yml");
            Files.writeString(file, text);
            Files.write(file, more, java.nio.file.StandardOpenOption.APPEND);
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
