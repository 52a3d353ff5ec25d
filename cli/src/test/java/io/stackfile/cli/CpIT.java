package io.stackfile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    void aLinkIsWrittenThroughWhereItIsNamedAndADeviceOrPipeStaysWhatItIs() throws Exception {
        write();
        Lab.done(folder, "up", FILE);
        Files.writeString(folder.resolve("file"), "old");
        Files.createSymbolicLink(folder.resolve("to-file"), Path.of("file"));
        Lab.done(folder, "cp", FILE, "web:/etc/passwd", "to-file");
        assertTrue(Files.isSymbolicLink(folder.resolve("to-file")));
        assertEquals(inside("1", "cat /etc/passwd"), Files.readString(folder.resolve("file")));

        Files.createSymbolicLink(folder.resolve("to-nothing"), Path.of("nothing"));
        Ran nowhere = Lab.stack(folder, "cp", FILE, "web:/etc/passwd", "to-nothing");
        assertEquals(
                "stack: to-nothing is a link that leads nowhere; remove it, or name the place that is meant\n",
                nowhere.err());
        assertEquals(1, nowhere.code());

        command("mkfifo", "pipe");
        command("mknod", "full", "c", "1", "7");
        Files.createSymbolicLink(folder.resolve("to-full"), Path.of("full"));
        for (String special : List.of("pipe", "full", "to-full")) {
            Ran ran = Lab.stack(folder, "cp", FILE, "web:/etc/passwd", special);
            assertEquals(
                    "stack: " + special
                            + " is a device, a pipe or a socket, and stays as it is; name another place, or -"
                            + " for a tar archive as the output\n",
                    ran.err());
            assertEquals(1, ran.code());
            assertTrue(Files.readAttributes(folder.resolve(special), BasicFileAttributes.class)
                    .isOther());
        }
        Files.createDirectory(folder.resolve("in"));
        command("mkfifo", "in/passwd");
        Ran within = Lab.stack(folder, "cp", FILE, "web:/etc/passwd", "in");
        assertEquals(
                "stack: " + folder.resolve("in/passwd")
                        + " is a device, a pipe or a socket, and stays as it is; name another place\n",
                within.err());
    }

    @Test
    void aFullDiskLeavesTheOldFileAndIsToldWithItsName() throws Exception {
        write();
        Lab.done(folder, "up", FILE);
        inside("1", "dd if=/dev/zero of=/tmp/large bs=1k count=100 2>/dev/null");
        Files.createDirectory(folder.resolve("small"));
        command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "small");
        try {
            Files.writeString(folder.resolve("small/file"), "old");
            Ran ran = Lab.stack(folder, "cp", FILE, "web:/tmp/large", "small/file");
            assertEquals(
                    "stack: " + folder.resolve("small/file") + " cannot be written: No space left on device\n",
                    ran.err());
            assertEquals(1, ran.code());
            assertEquals("old", Files.readString(folder.resolve("small/file")));
            assertEquals(List.of("", "file"), tree("small"));
        } finally {
            command("umount", "small");
        }
    }

    @Test
    void whoEndsItLeavesTheOldFileAndNothingElse() throws Exception {
        write();
        Lab.done(folder, "up", FILE);
        inside("1", "truncate -s 4G /tmp/large");
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("to")).resolve("file"), "old");
        ProcessBuilder builder = new ProcessBuilder(
                        Ran.ROOT.resolve("stack").toString(), "cp", FILE, "web:/tmp/large", "to/file")
                .directory(folder.toFile());
        builder.environment().putAll(Lab.environment());
        Process cp = builder.start();
        while (tree("to").size() < 3 && cp.isAlive()) {
            // Nothing is printed until it is done.
            Thread.sleep(5);
        }
        assertTrue(cp.isAlive(), "it was still copying");
        cp.destroy();
        assertEquals(ExitCode.INTERRUPTED, cp.waitFor());
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("", "file"), tree("to"));
    }

    private void command(String... words) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor());
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
                "web:/etc/passwd /proc/x",
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
