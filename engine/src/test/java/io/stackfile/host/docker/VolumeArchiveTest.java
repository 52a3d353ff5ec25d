package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of others, by the time an engine gets them. */
class VolumeArchiveTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static byte[] placed(byte[] tar) throws IOException {
        try (VolumeArchive archive = new VolumeArchive(new ByteArrayInputStream(tar), bytes -> {})) {
            return archive.readAllBytes();
        }
    }

    /** Each entry in a line: kind, name, owner, mode, size and where a link leads. */
    private static List<String> lines(byte[] tar) throws IOException {
        List<String> lines = new ArrayList<>();
        try (TarArchiveInputStream entries = new TarArchiveInputStream(new ByteArrayInputStream(tar), UTF_8.name())) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                lines.add((char) entry.getLinkFlag() + " " + entry.getName() + " " + entry.getLongUserId() + ":"
                        + entry.getLongGroupId() + " " + Integer.toOctalString(entry.getMode() & 07777) + " "
                        + entry.getSize() + " " + entry.getLinkName());
            }
        }
        return lines;
    }

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(made, UTF_8.name())) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return made.toByteArray();
    }

    /** By the tar of this machine. */
    private byte[] packed(String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        return Files.readAllBytes(folder.resolve("out.tar"));
    }

    @Test
    void everythingIsPutBelowTheVolumesFolderThatOneIncluded() throws Exception {
        byte[] tar = packed("mkdir d && cd d && mkdir -m 750 sub && echo x > sub/a && ln sub/a b && ln -s /sub/a c"
                + " && chmod 700 . && chmod 4755 sub/a && tar --sort=name --owner=999 --group=70 -cf ../out.tar .");
        assertEquals(
                List.of(
                        "5 stack-volume/ 999:70 700 0 ",
                        "0 stack-volume/b 999:70 4755 2 ",
                        "2 stack-volume/c 999:70 777 0 /sub/a",
                        "5 stack-volume/sub/ 999:70 750 0 ",
                        "1 stack-volume/sub/a 999:70 4755 0 stack-volume/b"),
                lines(placed(tar)));
    }

    @Test
    void holesAreFilledWithZeros() throws Exception {
        for (String format : List.of("gnu", "posix")) {
            byte[] tar = packed("dd if=/dev/zero of=s bs=1 count=1 seek=3000000 2>/dev/null && echo end >> s"
                    + " && tar --format=" + format + " --owner=5 --group=6 --mode=640 -cSf out.tar s");
            assertEquals(List.of("0 stack-volume/s 5:6 640 3000005 "), lines(placed(tar)), format);
        }
    }

    @Test
    void aCompressedOneIsTheSame() throws IOException {
        byte[] tar = tar(new TarArchiveEntry("a"));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(gzip)) {
            packing.write(tar);
        }
        assertArrayEquals(placed(tar), placed(gzip.toByteArray()));
    }

    @Test
    void whatLeadsOutOfTheVolumeIsRefused() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("b", TarConstants.LF_LINK);
        link.setLinkName("sub/../../etc/shadow");
        assertEquals("'../a' in the archive leads out of the volume", refusal(tar(new TarArchiveEntry("../a"))));
        assertEquals("'sub/../../etc/shadow' in the archive leads out of the volume", refusal(tar(link)));
        assertEquals(
                List.of("0 stack-volume/etc/passwd 0:0 644 0 "),
                lines(placed(tar(new TarArchiveEntry("/etc/passwd", true)))));
    }

    @Test
    void whatIsNotWholeIsRefused() throws IOException {
        byte[] tar = tar(new TarArchiveEntry("a"), new TarArchiveEntry("b"));
        assertEquals("the archive ends too early", refusal(Arrays.copyOf(tar, 1024)));
        assertEquals("the archive ends too early", refusal(new byte[0]));
        assertEquals("the archive ends too early", refusal(Arrays.copyOf(tar, 700)));
        assertEquals(
                "this is no tar archive, or it is damaged",
                refusal("no archive".repeat(200).getBytes(UTF_8)));
    }

    private static String refusal(byte[] tar) {
        return String.valueOf(assertThrows(IOException.class, () -> VolumeContent.check(new ByteArrayInputStream(tar)))
                .getMessage());
    }
}
