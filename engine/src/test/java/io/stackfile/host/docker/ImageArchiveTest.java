package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

final class ImageArchiveTest {
    private static final List<String> IDS = List.of("sha256:a", "sha256:b", "sha256:a");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

    /** As engines before 25 write it: the second of two equal layers is a link to the first. */
    private byte[] older() throws IOException {
        file("1/layer.tar", "base");
        file("2/layer.tar", "middle");
        link("3/layer.tar", "../1/layer.tar");
        file("c0.json", "{}");
        file("manifest.json", """
                [{"Config":"c0.json","RepoTags":["shop:1"],"Layers":["1/layer.tar","2/layer.tar","3/layer.tar"]}]
                """);
        tar.finish();
        return bytes.toByteArray();
    }

    private byte[] newer() throws IOException {
        file("blobs/sha256/a", "base");
        file("blobs/sha256/b", "middle");
        file("blobs/sha256/c", "{}");
        file("index.json", "{}");
        file(
                "manifest.json",
                "[{'Config':'blobs/sha256/c','Layers':['blobs/sha256/a','blobs/sha256/b','blobs/sha256/a']}]"
                        .replace('\'', '"'));
        tar.finish();
        return bytes.toByteArray();
    }

    @Test
    void leavesOutTheLowestLayers() throws IOException {
        ImageArchive archive = read(newer());
        assertEquals(Set.of(), archive.notNeeded(IDS, 0));
        assertEquals(Set.of("blobs/sha256/a", "blobs/sha256/b"), archive.notNeeded(IDS, 3));
    }

    @Test
    void keepsAFileThatStandsForAMissingLayerToo() throws IOException {
        assertEquals(Set.of("blobs/sha256/b"), read(newer()).notNeeded(IDS, 2));
    }

    @Test
    void keepsAFileThatALinkLeadsTo() throws IOException {
        assertEquals(Set.of("2/layer.tar"), read(older()).notNeeded(IDS, 2));
    }

    @Test
    void leavesNothingOutOfAnArchiveItDoesNotUnderstand() throws IOException {
        file("manifest.json", "hello");
        assertEquals(Set.of(), read(newer()).notNeeded(List.of("sha256:a"), 1));
        assertEquals(Set.of(), new ImageArchive(new TreeMap<>(), List.of()).notNeeded(IDS, 3));
    }

    @Test
    void passesOnAllTheRestAsItIs() throws IOException {
        List<Long> passed = new ArrayList<>();
        InputStream trimmed = new TrimmedArchive(
                new ByteArrayInputStream(older()), Set.of("1/layer.tar", "manifest.json"), passed::add);
        assertEquals(
                List.of("2/layer.tar: middle", "3/layer.tar -> ../1/layer.tar: ", "c0.json: {}"),
                entries(new GZIPInputStream(trimmed)));
        assertEquals(List.of(6L, 8L), passed);
        assertEquals(6 + 2, read(bytes.toByteArray()).size(Set.of("1/layer.tar", "manifest.json")));
    }

    @Test
    void sendsNoHalfFileAsAWholeOne() throws IOException {
        byte[] half = Arrays.copyOf(older(), 1024 + 514);
        TrimmedArchive trimmed = new TrimmedArchive(new ByteArrayInputStream(half), Set.of(), sum -> {});
        assertThrows(IOException.class, trimmed::readAllBytes);
    }

    private static ImageArchive read(byte[] archive) throws IOException {
        return ImageArchive.read(new ByteArrayInputStream(archive));
    }

    private static List<String> entries(InputStream archive) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(archive, UTF_8.name())) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry.getName() + (entry.isSymbolicLink() ? " -> " + entry.getLinkName() : "") + ": "
                        + new String(in.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }

    private void file(String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.getBytes(UTF_8).length);
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(UTF_8));
        tar.closeArchiveEntry();
    }

    private void link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
