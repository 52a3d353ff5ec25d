package io.stackfile.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of friends and of enemies. */
class UnpackingTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path outside;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void makesTheFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("folder"));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    private void file(String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.getBytes(UTF_8).length);
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(UTF_8));
        tar.closeArchiveEntry();
    }

    private void entry(String name, byte kind, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private Unpacking unpack(Optional<String> name) throws IOException {
        tar.finish();
        Unpacking unpacking = new Unpacking(folder, name, true, false, passed -> {});
        unpacking.unpack(new ByteArrayInputStream(bytes.toByteArray()));
        return unpacking;
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(IOException.class, () -> unpack(Optional.empty())).getMessage());
    }

    private List<String> outsideOfTheFolder() throws IOException {
        return in(outside);
    }

    private static List<String> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstPartOfAllNamesIsReplaced() throws IOException {
        entry("src/", TarConstants.LF_DIR, "");
        file("src/deep/a.txt", "a");
        unpack(Optional.of("copy"));
        assertEquals("a", Files.readString(folder.resolve("copy/deep/a.txt")));
    }

    @Test
    void anEmptyFileWithAPlusAndSpacesIsAFile() throws IOException {
        file("src/a + b ü", "");
        unpack(Optional.empty());
        assertEquals(0, Files.size(folder.resolve("a + b ü")));
    }

    @Test
    void aNameThatLeadsOutIsRefused() throws IOException {
        file("src/../../evil", "x");
        assertTrue(refusal().contains("leads out of"), "says why");
        assertEquals(List.of("folder"), outsideOfTheFolder());
    }

    @Test
    void anAbsoluteNameStaysInside() throws IOException {
        file("/" + outside + "/evil", "x");
        unpack(Optional.empty());
        assertEquals(List.of("folder"), outsideOfTheFolder());
    }

    @Test
    void nothingIsWrittenThroughALinkOfTheArchive() throws IOException {
        entry("src/out", TarConstants.LF_SYMLINK, "..");
        file("src/out/evil", "x");
        assertTrue(refusal().contains("is a link, and nothing is written through one"));
        assertEquals(List.of("folder"), outsideOfTheFolder());
    }

    @Test
    void aLinkInPlaceOfAFileIsReplacedNotFollowed() throws IOException {
        Files.writeString(outside.resolve("precious"), "precious");
        entry("src/a", TarConstants.LF_SYMLINK, "../precious");
        file("src/a", "x");
        unpack(Optional.empty());
        assertEquals("precious", Files.readString(outside.resolve("precious")));
        assertEquals("x", Files.readString(folder.resolve("a")));
        assertFalse(Files.isSymbolicLink(folder.resolve("a")));
    }

    @Test
    void whatIsThereStaysUntilTheNewOneIsWhole() throws IOException {
        Files.writeString(folder.resolve("a"), "precious");
        file("src/a", "x".repeat(100_000));
        tar.finish();
        byte[] half = Arrays.copyOf(bytes.toByteArray(), 50_000);
        Unpacking unpacking = new Unpacking(folder, Optional.empty(), true, false, passed -> {});
        assertThrows(IOException.class, () -> unpacking.unpack(new ByteArrayInputStream(half)));
        assertEquals("precious", Files.readString(folder.resolve("a")));
        assertEquals(List.of("a"), in(folder));
    }

    @Test
    void whoGivesUpLeavesWhatWasThereAndNoPartOfAnything() throws IOException {
        Files.writeString(folder.resolve("a"), "precious");
        file("src/a", "x".repeat(100_000));
        file("src/b", "x");
        tar.finish();
        List<Unpacking> started = new ArrayList<>();
        Unpacking unpacking = new Unpacking(
                folder, Optional.empty(), true, false, passed -> started.get(0).giveUp());
        started.add(unpacking);
        assertThrows(IOException.class, () -> unpacking.unpack(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals("precious", Files.readString(folder.resolve("a")));
        assertEquals(List.of("a"), in(folder));
    }

    @Test
    void aPipeThatIsThereStaysOne() throws IOException, InterruptedException {
        String pipe = folder.resolve("a").toString();
        assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
        file("src/a", "x");
        assertEquals(pipe + " is a device, a pipe or a socket, and stays as it is; name another place", refusal());
        assertFalse(Files.isRegularFile(Path.of(pipe)));
    }

    @Test
    void whatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        String name = "n".repeat(300);
        file("src/" + name, "x");
        assertEquals(folder.resolve(name) + " cannot be written: File name too long", refusal());
        assertEquals(List.of(), in(folder));
    }

    @Test
    void oneNameTwiceLeavesNothingElse() throws IOException {
        file("src/a", "x");
        entry("src/b", TarConstants.LF_LINK, "src/a");
        entry("src/b", TarConstants.LF_LINK, "src/a");
        unpack(Optional.empty());
        assertEquals(List.of("a", "b"), in(folder));
    }

    @Test
    void aSecondNameLeadsOnlyToAFileOfTheArchive() throws IOException {
        Files.writeString(outside.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("door"), outside.resolve("precious"));
        file("src/a", "x");
        entry("src/b", TarConstants.LF_LINK, "src/a");
        entry("src/c", TarConstants.LF_LINK, "src/door");
        assertTrue(refusal().contains("is another name of 'src/door', which is not in it"));
        assertEquals("x", Files.readString(folder.resolve("b")));
        assertFalse(Files.exists(folder.resolve("c"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aSecondNameThatLeadsOutIsRefused() throws IOException {
        Files.writeString(outside.resolve("precious"), "precious");
        entry("src/b", TarConstants.LF_LINK, "src/../../precious");
        assertTrue(refusal().contains("leads out of"));
    }

    @Test
    void devicesAndPipesStayOut() throws IOException {
        entry("src/null", TarConstants.LF_CHR, "");
        entry("src/pipe", TarConstants.LF_FIFO, "");
        assertEquals(2, unpack(Optional.empty()).leftOut().size());
        assertFalse(Files.exists(folder.resolve("pipe")));
    }

    @Test
    void aFolderIsNotReplacedByAFileNorAFileByAFolder() throws IOException {
        Files.createDirectories(folder.resolve("a/full"));
        file("src/a", "x");
        assertTrue(refusal().startsWith("there is a folder at "));
        assertTrue(Files.exists(folder.resolve("a/full")));
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() {
        String refused = String.valueOf(assertThrows(
                        IOException.class,
                        () -> new Unpacking(folder, Optional.empty(), true, false, passed -> {})
                                .unpack(new ByteArrayInputStream(
                                        "x".repeat(2000).getBytes(UTF_8))))
                .getMessage());
        assertTrue(refused.contains("tar archive") || refused.contains("Corrupted"), refused);
    }

    @Test
    void whatIsPackedHereIsUnpackedAsItWas() throws IOException {
        Path tree = Files.createDirectories(outside.resolve("tree/sub"));
        Files.writeString(tree.resolve("a.sh"), "#!");
        Files.setPosixFilePermissions(tree.resolve("a.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(tree.resolve("a.sh"), FileTime.fromMillis(1_000_000_000_000L));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("a.sh"));
        Files.createDirectory(
                tree.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        String far = "n".repeat(120);
        Files.writeString(Files.createDirectory(tree.resolve(far)).resolve("ä" + far), "y".repeat(200_000));
        new Unpacking(folder, Optional.of("copy"), true, false, passed -> {})
                .unpack(new LocalTree(outside.resolve("tree"), Optional.of("tree"), passed -> {}));
        Path copy = folder.resolve("copy/sub");
        assertEquals("#!", Files.readString(copy.resolve("a.sh")));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("a.sh"))));
        assertEquals(
                1_000_000_000_000L,
                Files.getLastModifiedTime(copy.resolve("a.sh")).toMillis());
        assertEquals(Path.of("a.sh"), Files.readSymbolicLink(copy.resolve("link")));
        assertEquals("r-x------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("closed"))));
        assertEquals(200_000, Files.size(copy.resolve(far).resolve("ä" + far)));
    }

    @Test
    void ofAFolderOnlyWhatIsInItCanBePacked() throws IOException {
        Files.writeString(Files.createDirectory(outside.resolve("tree")).resolve("a"), "a");
        new Unpacking(folder, Optional.empty(), false, false, passed -> {})
                .unpack(new LocalTree(outside.resolve("tree"), Optional.empty(), passed -> {}));
        assertEquals("a", Files.readString(folder.resolve("a")));
    }
}
