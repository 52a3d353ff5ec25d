package io.stackfile.host.ssh.hostkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackfile.host.ssh.config.StrictHostKeyChecking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the real {@code ssh-keygen} the same questions; without one here, the golden files remain. */
final class SameAsSshKeygenTest {
    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");
    private static final Path FILE = Keys.FOLDER.resolve("known_hosts");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @BeforeEach
    void needsSshKeygen() {
        assumeTrue(Files.isExecutable(SSH_KEYGEN), "no ssh-keygen here");
    }

    @Test
    void findsTheLinesThatSshKeygenFinds() throws Exception {
        for (String question : Files.readAllLines(Keys.FOLDER.resolve("questions.txt"))) {
            String[] words = question.split(" ");
            HostName name = HostName.of(words[0], Integer.parseInt(words[1]));
            assertEquals(found(name.text(), FILE), ours(name), name.text());
        }
    }

    @Test
    void readsWhatSshKeygenHashes() throws Exception {
        Path file = home.resolve("known_hosts");
        Files.writeString(file, "droplet " + line("rsa") + "\n[droplet]:2222 " + line("ecdsa") + "\n");
        run("-H", "-f", file.toString());
        KnownHosts known = new KnownHosts(List.of(file), List.of(), false, Optional.empty());
        assertEquals(
                2,
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("|1|"))
                        .count());
        assertEquals(new Verdict.Known(), known.verdict("droplet", 22, Keys.key("rsa")));
        assertEquals(new Verdict.Known(), known.verdict("droplet", 2222, Keys.key("ecdsa")));
        assertEquals(
                new Verdict.Changed(new KnownKey(file, 1, Keys.key("rsa"))),
                known.verdict("droplet", 22, Keys.key("ecdsa")));
    }

    @Test
    void writesWhatSshKeygenFinds() throws Exception {
        for (boolean hashed : new boolean[] {false, true}) {
            Path file = home.resolve("hashed-" + hashed);
            KnownHosts known = new KnownHosts(List.of(file), List.of(), hashed, Optional.empty());
            assertEquals(Optional.empty(), known.accept("other", 22, Keys.key("rsa")));
            assertEquals(Optional.empty(), known.accept("Droplet", 2222, Keys.key("rsa")));
            assertEquals(List.of(2), found("[droplet]:2222", file));
        }
    }

    @Test
    void showsFingerprintsAsSshKeygenDoes() throws Exception {
        for (String name : List.of("rsa", "ecdsa", "ed25519-one", "ed25519-two")) {
            HostKey key = Keys.key(name);
            String file = Keys.file(name).toString();
            assertEquals(key.fingerprint(), run("-lf", file).split(" ")[1]);
            assertEquals(
                    "MD5:" + key.md5Fingerprint(), run("-E", "md5", "-lf", file).split(" ")[1]);
            assertEquals("(" + key.kind() + ")\n", run("-lf", file).replaceFirst("(?s).* ", ""));
        }
    }

    /** The command that a message names does what the message says. */
    @Test
    void forgetsAKeyAsTheMessageSays() throws Exception {
        Path file = home.resolve("known hosts");
        KnownHosts known = new KnownHosts(List.of(file), List.of(), true, Optional.empty());
        known.accept("droplet", 2222, Keys.key("ed25519-one"));
        HostKey now = Keys.key("ed25519-two");
        Decision decision = HostKeyPolicy.decide(
                StrictHostKeyChecking.ASK,
                new OfferedKey("droplet", 2222, now, Optional.of(file)),
                known.verdict("droplet", 2222, now),
                true);
        String command = ((Decision.Refuse) decision)
                .message()
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow();
        new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
        assertEquals(new Verdict.Unknown(Optional.empty()), known.verdict("droplet", 2222, now));
    }

    /** As the one above. */
    @Test
    void learnsAKeyAsTheMessageSays() throws Exception {
        Path file = home.resolve("known hosts");
        KnownHosts known = new KnownHosts(List.of(file), List.of(), false, Optional.empty());
        HostKey now = Keys.key("ed25519-two");
        Decision decision = HostKeyPolicy.decide(
                StrictHostKeyChecking.YES,
                new OfferedKey("droplet", 2222, now, Optional.of(file)),
                known.verdict("droplet", 2222, now),
                true);
        String command = ((Decision.Refuse) decision)
                .message()
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow();
        new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
        assertEquals(new Verdict.Known(), known.verdict("droplet", 2222, now));
    }

    private static List<Integer> ours(HostName name) throws IOException {
        List<Integer> found = new ArrayList<>();
        int number = 0;
        for (String line : Files.readString(FILE, StandardCharsets.ISO_8859_1).split("\n")) {
            number++;
            KnownHostsLine.parse(FILE, number, line)
                    .filter(known -> name.isMeantBy(known.names()))
                    .ifPresent(known -> found.add(known.known().line()));
        }
        return found;
    }

    private static List<Integer> found(String name, Path file) throws Exception {
        return Pattern.compile("found: line (\\d+)")
                .matcher(run("-l", "-F", name, "-f", file.toString()))
                .results()
                .map((MatchResult line) -> Integer.parseInt(line.group(1)))
                .toList();
    }

    private static String line(String key) {
        return Keys.key(key).type() + " " + Keys.key(key).base64();
    }

    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(SSH_KEYGEN.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
