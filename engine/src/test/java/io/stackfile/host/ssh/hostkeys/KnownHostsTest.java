package io.stackfile.host.ssh.hostkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownHostsTest {
    private static final Path FILE = Keys.FOLDER.resolve("known_hosts");
    private static final HostKey ONE = Keys.key("ed25519-one");
    private static final HostKey TWO = Keys.key("ed25519-two");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void judgesAsSshDoes() throws IOException {
        KnownHosts known = of(FILE);
        String answers = Files.readAllLines(Keys.FOLDER.resolve("questions.txt")).stream()
                .map(line -> line.split(" "))
                .map(asked -> String.join(" ", asked) + ": "
                        + said(known.verdict(asked[0], Integer.parseInt(asked[1]), Keys.key(asked[2])))
                        + "; types " + known.typesKnownFor(asked[0], Integer.parseInt(asked[1])) + "\n")
                .collect(Collectors.joining());
        Golden.assertSame(Keys.FOLDER.resolve("verdicts.txt"), answers);
    }

    @Test
    void looksIntoTheUsersFilesFirst() throws IOException {
        Path users = write("known_hosts", "droplet " + written(ONE) + "\n");
        Path global = write("global", "droplet " + written(TWO) + "\n");
        KnownHosts known =
                new KnownHosts(List.of(users, home.resolve("missing")), List.of(global), false, Optional.empty());
        assertEquals(new Verdict.Known(), known.verdict("droplet", 22, ONE));
        assertEquals(new Verdict.Known(), known.verdict("droplet", 22, TWO));
        assertEquals(new Verdict.Changed(new KnownKey(users, 1, ONE)), known.verdict("droplet", 22, Keys.key("rsa")));
    }

    @Test
    void revokesWhatTheListOfRevokedKeysNames() throws IOException {
        Path list = write("revoked", "# stolen\n" + written(TWO) + " old droplet\n");
        KnownHosts known = new KnownHosts(List.of(FILE), List.of(), false, Optional.of(list));
        assertEquals(new Verdict.Revoked(new KnownKey(list, 2, TWO)), known.verdict("hashed.example.org", 2222, TWO));
        assertEquals(new Verdict.Known(), known.verdict("hashed.example.org", 22, ONE));
    }

    @Test
    void trustsNobodyWhileTheListOfRevokedKeysCannotBeRead() throws IOException {
        Path missing = home.resolve("missing");
        KnownHosts known = new KnownHosts(List.of(FILE), List.of(), false, Optional.of(missing));
        assertEquals(
                missing + " of RevokedHostKeys cannot be read, so no key of a machine can be checked; mend it, or take"
                        + " RevokedHostKeys out of the configuration",
                assertThrows(HostException.class, () -> known.verdict("hashed.example.org", 22, ONE))
                        .getMessage());
        Path binary = write("krl", "SSHKRL\n\0\0\0\0\1");
        assertThrows(
                HostException.class,
                () -> new KnownHosts(List.of(FILE), List.of(), false, Optional.of(binary))
                        .verdict("hashed.example.org", 22, ONE));
    }

    @Test
    void makesFolderAndFileForTheUserAlone() throws IOException {
        Path file = home.resolve(".ssh/known_hosts");
        assertEquals(Optional.empty(), of(file).accept("Droplet", 2222, ONE));
        assertEquals("[droplet]:2222 " + written(ONE) + "\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".ssh"))));
        assertEquals(new Verdict.Known(), of(file).verdict("droplet", 2222, ONE));
    }

    @Test
    void leavesWhatIsThereAsItIs() throws IOException {
        Path file = write("known_hosts", "# mine\nbroken line\nother " + written(TWO));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Optional.empty(), of(file).accept("droplet", 22, ONE));
        assertEquals(
                "# mine\nbroken line\nother " + written(TWO) + "\ndroplet " + written(ONE) + "\n",
                Files.readString(file));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void writesAKeyOnce() throws IOException {
        Path file = home.resolve("known_hosts");
        assertEquals(Optional.empty(), of(file).accept("droplet", 22, ONE));
        assertEquals(Optional.empty(), of(file).accept("droplet", 22, ONE));
        assertEquals(1, Files.readAllLines(file).size());
    }

    @Test
    void writesNoSecondKeyBesideTheFirst() {
        Path file = home.resolve("known_hosts");
        assertEquals(Optional.empty(), of(file).accept("droplet", 22, ONE));
        assertEquals(
                "another key of droplet was written to " + file + ":1 at this moment; run the command again",
                assertThrows(HostException.class, () -> of(file).accept("droplet", 22, TWO))
                        .getMessage());
    }

    @Test
    void hidesTheNameWhenNamesAreHashed() throws IOException {
        Path file = home.resolve("known_hosts");
        KnownHosts known = new KnownHosts(List.of(file), List.of(), true, Optional.empty());
        assertEquals(Optional.empty(), known.accept("droplet", 2222, ONE));
        String line = Files.readString(file);
        assertTrue(line.matches("\\|1\\|[A-Za-z0-9+/]{27}=\\|[A-Za-z0-9+/]{27}= ssh-ed25519 \\S+\n"), line);
        assertEquals(new Verdict.Known(), known.verdict("droplet", 2222, ONE));
        assertEquals(new Verdict.Unknown(Optional.empty()), known.verdict("droplet", 22, ONE));
    }

    @Test
    void saysWhyAKeyCannotBeWritten() throws IOException {
        Path file =
                Files.createDirectory(home.resolve("known_hosts")).resolve("..").resolve("known_hosts");
        Optional<String> complaint = new Appending(file).append("x", text -> true);
        assertTrue(
                complaint.orElse("written").startsWith(file + " cannot be written, so the key is not remembered: "),
                complaint.orElse("written"));
    }

    @Test
    void remembersNothingWithoutAFile() {
        KnownHosts known = new KnownHosts(List.of(), List.of(), false, Optional.empty());
        assertEquals(Optional.empty(), known.accept("droplet", 22, ONE));
        assertEquals(new Verdict.Unknown(Optional.empty()), known.verdict("droplet", 22, ONE));
    }

    @Test
    void losesNoLineWhenProcessesLearnKeysAtOnce() throws Exception {
        Path file = home.resolve("known_hosts");
        Process[] processes = new Process[3];
        for (int i = 0; i < processes.length; i++) {
            processes[i] = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Learning.class.getName(),
                            file.toString(),
                            "host" + i)
                    .inheritIO()
                    .start();
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(3 * Learning.KEYS, lines.size());
        assertEquals(3 * Learning.KEYS, lines.stream().distinct().count());
    }

    /** A process that learns keys. */
    static final class Learning {
        static final int KEYS = 50;

        private Learning() {}

        public static void main(String[] args) {
            KnownHosts known = of(Path.of(args[0]));
            for (int i = 0; i < KEYS; i++) {
                known.accept(args[1] + "-" + i, 22, ONE).ifPresent(complaint -> {
                    throw new IllegalStateException(complaint);
                });
            }
        }
    }

    private static String said(Verdict verdict) {
        if (verdict instanceof Verdict.Changed changed) {
            return "changed, line " + changed.known().line();
        }
        if (verdict instanceof Verdict.Revoked revoked) {
            return "revoked, line " + revoked.revoked().line();
        }
        if (verdict instanceof Verdict.Unknown unknown) {
            return "unknown"
                    + unknown.authority()
                            .map(known -> ", authority in line " + known.line())
                            .orElse("");
        }
        return "known";
    }

    private static KnownHosts of(Path file) {
        return new KnownHosts(List.of(file), List.of(), false, Optional.empty());
    }

    private static String written(HostKey key) {
        return key.type() + " " + key.base64();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
