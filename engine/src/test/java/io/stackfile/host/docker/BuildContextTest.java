package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildContextTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void writesADockerfile() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
    }

    @Test
    void sendsFilesFoldersAndLinksSortedWithTheirPermissions() throws IOException {
        Files.createDirectories(folder.resolve("bin/empty"));
        Files.writeString(folder.resolve("bin/run"), "#!/bin/sh");
        Files.setPosixFilePermissions(folder.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(folder.resolve("Dockerfile"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder.resolve("bin"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.resolve("bin/empty"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("go"), Path.of("bin/run"));
        assertEquals(
                List.of("Dockerfile 644 12", "bin/ 755 0", "bin/empty/ 755 0", "bin/run 750 9", "go -> bin/run"),
                entries("Dockerfile"));
    }

    @Test
    void sendsTheDockerfileEvenWhereItIsIgnored() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "*\n!keep/this");
        Files.createDirectories(folder.resolve("keep"));
        Files.createDirectories(folder.resolve("docker"));
        Files.writeString(folder.resolve("keep/this"), "x");
        Files.writeString(folder.resolve("keep/that"), "x");
        Files.writeString(folder.resolve("docker/Dockerfile.dev"), "FROM scratch");
        assertEquals(
                List.of("docker/Dockerfile.dev", ".dockerignore", "keep/this"),
                entries("docker/Dockerfile.dev").stream()
                        .map(entry -> entry.substring(0, entry.indexOf(' ')))
                        .toList());
    }

    @Test
    void sendsLongNamesAndBigFiles() throws IOException {
        String name = "ä".repeat(60) + "/" + "x".repeat(90);
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), new byte[300_000]);
        List<String> entries = entries("Dockerfile");
        assertEquals(name + " 644 300000", entries.get(entries.size() - 1));
    }

    @Test
    void saysWhatIsMissing() {
        IOException noFile = assertThrows(IOException.class, () -> new BuildContext(folder, "Containerfile"));
        assertEquals("there is no Containerfile in " + folder, noFile.getMessage());
        Path nowhere = folder.resolve("nowhere");
        IOException noFolder = assertThrows(IOException.class, () -> new BuildContext(nowhere, "Dockerfile"));
        assertEquals("there is no folder " + nowhere, noFolder.getMessage());
    }

    private List<String> entries(String dockerfile) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BuildContext(folder, dockerfile), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(
                        entry.isSymbolicLink()
                                ? entry.getName() + " -> " + entry.getLinkName()
                                : entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                                        + tar.readAllBytes().length);
            }
        }
        return entries;
    }

    @Test
    void saysWhichFileCannotBeReadAndWhy() throws IOException {
        Files.write(folder.resolve(".dockerignore"), new byte[] {(byte) 0xe4, '\n'});
        refuses(folder.resolve(".dockerignore") + " is not written in UTF-8", () -> entries("Dockerfile"));
        Files.writeString(folder.resolve(".dockerignore"), "a\nfoo[\n");
        refuses(
                folder.resolve(".dockerignore") + ":2: 'foo[' has a [ without its ]; write \\[ for the letter itself",
                () -> entries("Dockerfile"));
        assertEquals(
                "x may not be read by your user",
                ContextProblem.of(Path.of("x"), new AccessDeniedException("x")).getMessage());
        assertEquals(
                "x cannot be read: Input/output error",
                ContextProblem.of(Path.of("x"), new IOException("Input/output error"))
                        .getMessage());
    }

    @Test
    void saysWhichFileChangedMeanwhile() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[1 << 20]);
        try (BuildContext context = new BuildContext(folder, "Dockerfile")) {
            context.readNBytes(1 << 16);
            Files.writeString(file, "short");
            refuses(file + " changed while it was sent to Docker", context::readAllBytes);
        }
        try (BuildContext context = new BuildContext(folder, "Dockerfile")) {
            Files.delete(file);
            refuses(file + " is not there any more", context::readAllBytes);
        }
    }

    private static void refuses(String message, org.junit.jupiter.api.function.Executable deed) {
        assertEquals(message, assertThrows(ContextProblem.class, deed).getMessage());
    }
}
