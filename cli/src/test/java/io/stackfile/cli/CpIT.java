package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Files on their way into containers and out of them. */
@ResourceLock("d5")
final class CpIT {
    private static final String NAME = "copied";
    private static final String FILE = NAME + ".yml";
    private static final Droplet DROPLET = new Droplet("d5");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void write() throws IOException {
        Files.writeString(folder.resolve(FILE), """
                web:
                  image: busybox
                  user: nobody
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                  target_num_containers: 2
                  tmpfs: [/scratch]
                """);
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("sub"));
        Files.writeString(tree.resolve("a.sh"), "#!/bin/sh\necho it works\n");
        Files.setPosixFilePermissions(tree.resolve("a.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(tree.resolve("sub/ä b"), "umlaut");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("a.sh"));
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", NAME);
    }

    private String inside(String index, String command) {
        return Lab.done(folder, "exec", FILE, "--index", index, "web", "--", "sh", "-c", command)
                .out();
    }

    private List<String> tree(String root) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(root))) {
            return all.map(path -> folder.resolve(root).relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFolderGoesIntoAllContainersAndComesBackAsItWas() throws IOException {
        write();
        Lab.done(folder, "up", FILE);
        Lab.done(folder, "cp", FILE, "tree", "web:/tmp/new");
        assertEquals("it works\n", inside("1", "/tmp/new/link"));
        assertEquals("umlaut", inside("2", "cat '/tmp/new/sub/ä b'"));
        Lab.done(folder, "cp", FILE, "web:/tmp/new", "back");
        assertEquals(tree("tree"), tree("back"));
        assertTrue(Files.isSymbolicLink(folder.resolve("back/link")));
        assertEquals(
                PosixFilePermissions.fromString("rwxr-xr-x"),
                Files.getPosixFilePermissions(folder.resolve("back/a.sh")));
        Lab.done(folder, "cp", FILE, "web:/tmp/new/.", "back");
        assertEquals(tree("tree"), tree("back"));
        Lab.done(folder, "cp", FILE, "-L", "web:/tmp/new/link", "followed");
        assertEquals(Files.readString(folder.resolve("tree/a.sh")), Files.readString(folder.resolve("followed")));
    }

    @Test
    void oneContainerIsChosenAndItsUserCanHaveTheFile() throws IOException {
        write();
        Lab.done(folder, "up", FILE);
        Lab.done(folder, "cp", FILE, "--index", "2", "-a", "tree/a.sh", "web:/tmp/");
        assertEquals("nobody\n", inside("2", "stat -c %U /tmp/a.sh"));
        assertEquals("no\n", inside("1", "test -e /tmp/a.sh || echo no"));
        Lab.done(folder, "cp", "-f", FILE, "-a", NAME + "-web-2:/tmp/a.sh", "owned");
        assertEquals(65534, Files.getAttribute(folder.resolve("owned"), "unix:uid"));
    }

    @Test
    void aTarArchiveIsPipedOutAndIn() throws IOException {
        write();
        Lab.done(folder, "up", FILE);
        Lab.done(folder, "stop", FILE);
        Lab.done(folder, "cp", FILE, "tree", "web:/tmp");
        String archive =
                Lab.done(folder, "cp", FILE, "web:/tmp/tree/sub/ä b", "-").out();
        assertTrue(archive.contains("umlaut"), "the archive has the file");
        Ran ran = Ran.reading(archive.getBytes(UTF_8), folder, Lab.environment(), "cp", FILE, "-", "web:/var/");
        assertEquals(0, ran.code(), ran.seen());
        Lab.done(folder, "start", FILE);
        assertEquals("umlaut", inside("1", "cat '/var/ä b'"));
        assertEquals("umlaut", inside("2", "cat '/var/ä b'"));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        write();
        Lab.done(folder, "up", FILE);
        List<String> said = new ArrayList<>();
        for (String words : List.of(
                "tree",
                "tree here",
                "web:/a web:/b",
                "nothing web:/tmp",
                "web:/nothing .",
                "tree/a.sh web:/nothing/",
                "tree/a.sh web:/nothing/x",
                "tree web:/etc/passwd",
                "web:/etc nothing/x",
                "web:/etc tree/a.sh",
                "tree/a.sh/ web:/tmp",
                "tree/a.sh wep:/tmp",
                "--index 3 tree/a.sh web:/tmp")) {
            Ran ran = Lab.stack(
                    folder,
                    Stream.concat(Stream.of("cp", FILE), Stream.of(words.split(" ")))
                            .toArray(String[]::new));
            said.add("stack cp " + words + "\n" + ran.seen());
        }
        io.stackfile.golden.Golden.assertSame(
                Path.of("src/test/resources/commands/cp-wrong.txt"), String.join("\n", said));
    }

    @Test
    void itIsTheSameOverSsh() throws IOException {
        write();
        RemoteHost.up("d5");
        DROPLET.done(folder, "up", FILE);
        try {
            DROPLET.done(folder, "cp", FILE, "tree", "web:/tmp/new");
            DROPLET.done(folder, "cp", FILE, "web:/tmp/new", "back");
            assertEquals(tree("tree"), tree("back"));
        } finally {
            DROPLET.done(folder, "down", "--volumes", "--yes", "--name", NAME);
        }
    }
}
