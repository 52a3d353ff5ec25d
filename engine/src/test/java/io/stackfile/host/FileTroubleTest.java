package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private IOException writing(String file) {
        return assertThrows(IOException.class, () -> Files.writeString(folder.resolve(file), "x"));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertEquals(
                "x.tar cannot be written: there is no folder " + folder.resolve("no"),
                FileTrouble.writing("x.tar", writing("no/x.tar.part")));
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertEquals("file/x cannot be written: Not a directory", FileTrouble.writing("file/x", writing("file/x")));
    }

    @Test
    void aFileThatIsMissingIsSaidToBe() {
        IOException missing = assertThrows(IOException.class, () -> Files.readString(folder.resolve("x")));
        assertEquals("x cannot be read: there is no such file", FileTrouble.reading("x", missing));
        assertEquals("x cannot be written: no file can be made there", FileTrouble.writing("x", missing));
    }

    @Test
    void whatTheSystemSaysIsPassedOn() {
        assertEquals("Is a directory", FileTrouble.reason(writing("")));
        assertEquals("No space left on device", FileTrouble.reason(new IOException("No space left on device")));
        assertEquals("your user is not allowed to", FileTrouble.reason(new AccessDeniedException("x")));
        assertEquals("the system does not say why", FileTrouble.reason(new IOException()));
    }

    @Test
    void whatIsAboutAFileNamesIt() {
        assertEquals(
                folder.resolve("no/x") + ": there is no folder " + folder.resolve("no"),
                FileTrouble.of(writing("no/x")));
        assertEquals("the archive ends too early", FileTrouble.of(new IOException("the archive ends too early")));
    }
}
