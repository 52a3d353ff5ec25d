package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import io.stackfile.sync.Hash;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders beside the file on a real machine over SSH. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d6")
class SyncIT {
    private static final String THERE = "/home/deploy/.local/share/stack/shop";
    private static final String SHOP = """
            web:
              image: busybox
              command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
              volumes: ['./data:/data']
            """;
    private static RemoteHost host = new RemoteHost("d6");

    @TempDir
    Path folder;

    private Path data;

    @BeforeAll
    static void aHost() {
        host = RemoteHost.up("d6");
    }

    @BeforeEach
    void aFile() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), SHOP);
        data = Files.createDirectory(folder.resolve("data"));
    }

    @AfterEach
    void leaveNothing() {
        host.sshd();
        stack("down", "--volumes", "--yes", "--name", "shop");
        host.ssh("rm -rf /home/deploy/.local");
    }

    private Ran stack(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--host", "d6"));
        return Ran.with(folder, Map.of("HOME", RemoteHost.home().toString()), all.toArray(String[]::new));
    }

    private Ran done(String... arguments) {
        Ran ran = stack(arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text);
    }

    private static String there(String command) {
        return host.ssh("cd " + THERE + "/files/data && " + command);
    }

    private String named(String text) {
        return text.replace("d6 (deploy@" + host.address() + ")", "d6");
    }

    @Test
    void withoutSyncEachRelativeSourceIsRefusedWithItsWaysOutBeforeAnythingIsDone() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), SHOP.replace("['./data:/data']", "['./data:/data', ../x:/x:ro]"));
        Ran up = stack("up", "shop.yml");
        assertEquals(2, up.code());
        assertEquals("""
                shop.yml:4:13: services.web.volumes: './data' is on this machine, and d6 cannot see it; write the absolute \
                path of a folder there (/srv/data:/data), or a named volume (data:/data), or copy it there with --sync
                    3 |   command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                    4 |   volumes: ['./data:/data', ../x:/x:ro]
                      |             ^^^^^^^^^^^^^^
                shop.yml:4:29: services.web.volumes: '../x' is on this machine, and d6 cannot see it; write the absolute \
                path of a folder there (/srv/data:/x), or a named volume (data:/x), or copy it there with --sync
                    3 |   command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                    4 |   volumes: ['./data:/data', ../x:/x:ro]
                      |                             ^^^^^^^^^^
                """, named(up.err()));
        assertEquals("", host.ssh("docker network ls --quiet --filter name=shop"));
    }

    @Test
    void theSourcesThatAreNotThereAreNamedBeforeDockerMakesThem() throws IOException {
        Files.writeString(
                folder.resolve("shop.yml"),
                SHOP.replace("['./data:/data']", "[~/.local/new:/x, /etc:/y, '/opt/\"new\" $$one:/z']"));
        String told = """
                d6 has no /home/deploy/.local/new; Docker makes it, an empty folder that belongs to root
                d6 has no /opt/"new" $one; Docker makes it, an empty folder that belongs to root
                """;
        assertEquals(told, named(done("plan", "shop.yml").err()));
        assertTrue(named(done("up", "shop.yml").err()).startsWith(told));
        assertEquals("", host.ssh("rmdir '/opt/\"new\" $one'"));
        assertEquals(
                "shop is as the file says; nothing to do\n",
                done("up", "shop.yml").err());
    }

    @Test
    void aTildeIsTheHomeOfTheUserThere() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), SHOP.replace("./data:", "~/.local:"));
        host.ssh("mkdir -p /home/deploy/.local && touch /home/deploy/.local/seen");
        done("up", "shop.yml");
        assertEquals("seen\n", host.ssh("docker exec shop-web-1 ls /data"));
    }

    @Test
    void theContainerSeesTheFilesAndItsResultsComeBack() throws IOException {
        write("in.txt", "question");
        Ran plan = done("plan", "shop.yml", "--sync");
        assertTrue(
                named(plan.out()).startsWith("First: copy 1 file, 1 folder (8 B) to d6\nPlan for shop on d6\n"),
                plan.seen());
        assertEquals("", host.ssh("ls -A /home/deploy/.local 2>/dev/null || true"));

        Ran up = done("up", "shop.yml", "--sync");
        assertTrue(named(up.err()).startsWith("copied 1 file, 1 folder (8 B) to d6\n"), up.seen());
        host.ssh("docker exec shop-web-1 sh -c 'mkdir /data/out && tr a-z A-Z </data/in.txt >/data/out/result.txt'");

        Ran again = done("up", "shop.yml", "--sync");
        assertEquals(
                "1 folder is only on d6: data/out/; 'stack sync --pull' brings it here\nshop is as the file says; nothing to do\n",
                named(again.err()));
        Ran pull = done("sync", "shop.yml", "--pull");
        assertEquals("copied 1 file, 1 folder (8 B) from d6\n", named(pull.err()));
        assertEquals("QUESTION", Files.readString(data.resolve("out/result.txt")));
        assertEquals("nothing to copy to d6\n", named(done("sync", "shop.yml").err()));
    }

    @Test
    void whatWasChangedThereIsLeftAloneAndListedAndTheExitCodeTells() throws IOException {
        write("changed-there", "one");
        write("changed-here", "one");
        write("both", "one");
        done("sync", "shop.yml");
        there("printf there >changed-there; printf there >both");
        write("changed-here", "two");
        write("both", "two");

        Ran sync = stack("sync", "shop.yml");
        assertEquals(3, sync.code(), sync.seen());
        assertEquals("""
                copied 1 file (3 B) to d6
                1 file is newer on d6 and was left alone: data/changed-there; 'stack sync --pull' brings it here
                1 file is different here and on d6 and was left alone: data/both; remove or rename what is wrong, and run it again
                """, named(sync.err()));
        assertEquals(
                "there there two",
                there("echo $(cat changed-there) $(cat both) $(cat changed-here)")
                        .strip());

        Ran pull = stack("sync", "shop.yml", "--pull");
        assertEquals(3, pull.code(), pull.seen());
        assertEquals("there", Files.readString(data.resolve("changed-there")));
        assertEquals("two", Files.readString(data.resolve("both")));
        Files.delete(data.resolve("both"));
        done("sync", "shop.yml", "--pull");
        assertEquals("there", Files.readString(data.resolve("both")));
    }

    @Test
    void aFileThatIsNewerThereIsLeftAloneThoughItIsAsTheLastCopyLeftIt() throws IOException {
        Path file = write("report", "new");
        done("sync", "shop.yml");
        Files.writeString(file, "an older one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(3, stack("sync", "shop.yml").code());
        assertEquals("new", there("cat report"));
    }

    @Test
    void deletionsAreListedAndNeverMade() throws IOException {
        write("gone-here", "x");
        write("gone-there", "y");
        done("sync", "shop.yml");
        Files.delete(data.resolve("gone-here"));
        there("rm gone-there");
        Ran sync = done("sync", "shop.yml");
        assertEquals("""
                nothing to copy to d6
                1 file was deleted here since the last copy, still on d6: data/gone-here
                1 file was deleted on d6 since the last copy, still here: data/gone-there
                """, named(sync.err()));
        assertEquals("gone-here\n", there("ls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtin", "system", "busybox"})
    void oddNamesAndModesAndLinksTravelBothWays(String tools) throws IOException {
        if (tools.equals("busybox")) {
            host.ssh(
                    "test -e /opt/bb/sh || { mkdir -p /opt/bb && docker run --rm --entrypoint cat busybox /bin/busybox >/opt/bb/busybox"
                            + " && chmod -R 755 /opt/bb && /opt/bb/busybox --install -s /opt/bb; }");
            host.sshd("SetEnv PATH=/opt/bb");
        }
        String client = tools.equals("system") ? "system" : "builtin";
        odd(data);
        Map<String, String> here = listing(data);
        done("sync", "shop.yml", "--ssh-client", client);
        assertEquals(
                "nothing to copy to d6\n",
                named(done("sync", "shop.yml", "--ssh-client", client)
                                .err()
                                .lines()
                                .findFirst()
                                .orElse("") + "\n"));
        assertEquals(
                "700 6   it's",
                there("stat -c '%a %s' './-rf \"$HOME\"' | tr '\\n' ' '; cat './-rf \"$HOME\"'")
                        .strip());
        assertEquals("../../outside", there("readlink link").strip());
        assertEquals("1000000000", there("stat -c %Y 'old'").strip());

        Files.move(data, folder.resolve("before"));
        done("sync", "shop.yml", "--pull", "--ssh-client", client);
        assertEquals(here, listing(data));
    }

    private static void odd(Path data) throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(data.resolve("-rf \"$HOME\""), "  it's"),
                PosixFilePermissions.fromString("rwx------"));
        Files.writeString(data.resolve("line\nbreak\r"), "a");
        Files.writeString(data.resolve("back\\slash\\n"), "b");
        Files.writeString(data.resolve("ünïcødé 文件"), "c");
        Files.writeString(data.resolve("*?[a]{b,c};&|<>#~`$(date)"), "d");
        Files.writeString(data.resolve("' '\"'"), "e");
        Files.writeString(data.resolve("x".repeat(250)), "f");
        Files.writeString(data.resolve("empty file"), "");
        Files.setLastModifiedTime(Files.writeString(data.resolve("old"), "g"), FileTime.fromMillis(1_000_000_000_000L));
        Path deep = Files.createDirectories(data.resolve("a b/" + "deep/".repeat(30) + "end"));
        Files.writeString(deep.resolve("leaf"), "h");
        Files.createDirectory(data.resolve("empty"));
        Files.createSymbolicLink(data.resolve("link"), Path.of("../../outside"));
        Files.createSymbolicLink(data.resolve("-l"), Path.of("a b"));
    }

    /** Names with what can be told of each. */
    private static Map<String, String> listing(Path folder) throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
            for (Path file : files.toList()) {
                String what = Files.isSymbolicLink(file)
                        ? "-> " + Files.readSymbolicLink(file)
                        : PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                        ? " " + Files.getLastModifiedTime(file).toMillis() / 1000 + " "
                                                + Files.readString(file)
                                        : "");
                listing.put(folder.relativize(file).toString(), what);
            }
        }
        return listing;
    }

    @Test
    void aLinkIsNeverFollowedOutOfTheFolder() throws IOException {
        Files.writeString(folder.resolve("outside"), "private");
        Files.createSymbolicLink(data.resolve("out"), Path.of("../outside"));
        Files.createSymbolicLink(data.resolve("up"), Path.of(".."));
        done("sync", "shop.yml");
        assertEquals("out\nup\n", there("find . -mindepth 1 | sed s,./,, | sort"));
    }

    @Test
    void specialFilesAreSkippedWithANote() throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", data.resolve("pipe").toString())
                        .start()
                        .waitFor());
        Ran sync = done("sync", "shop.yml");
        assertTrue(
                sync.err().contains("1 file was not copied, being no file, folder or link: data/pipe\n"), sync.seen());
    }

    @Test
    void whatIsLeftOutIsToldOfEitherMachine() throws IOException, InterruptedException {
        String make = "printf x >\"$(printf 'bad\\377')\"";
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", make)
                        .directory(data.toFile())
                        .start()
                        .waitFor());
        write("good", "x");
        assertEquals("""
                copied 1 file, 1 folder (1 B) to d6
                1 file was not copied, for its name is not UTF-8: data/bad\uFFFD; rename it
                """, named(done("sync", "shop.yml").err()));
        there("mkfifo pipe");
        assertEquals("""
                nothing to copy from d6
                1 file was not copied, for its name is not UTF-8: data/bad\uFFFD; rename it
                1 file on d6 was not copied, being no file, folder or link: data/pipe
                """, named(done("sync", "shop.yml", "--pull").err()));
    }

    @Test
    void fiveThousandFilesTravelAndOnlyTheChangedOneAgain() throws IOException {
        for (int i = 0; i < 5000; i++) {
            Path file = data.resolve("d" + i % 50).resolve("f" + i);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + i);
        }
        done("sync", "shop.yml");
        assertEquals("5000\n", there("find . -type f | wc -l"));
        assertEquals("content 4711", there("cat d11/f4711"));
        Files.writeString(data.resolve("d11/f4711"), "changed");
        Ran again = done("sync", "shop.yml");
        assertEquals("copied 1 file (7 B) to d6\n", named(again.err()));
    }

    @Test
    void aCutInTheMiddleLeavesNoHalfFileAndTheNextRunGoesOn() throws Exception {
        byte[] bytes = new byte[40 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(data.resolve("a-small"), new byte[] {1});
        Files.write(data.resolve("big"), bytes);
        Files.write(data.resolve("first"), Arrays.copyOf(bytes, 20 << 20));
        host.link(20, 0);
        try {
            CompletableFuture<Ran> sync = CompletableFuture.supplyAsync(() -> stack("sync", "shop.yml"));
            while (!sync.isDone()
                    && host.ssh("find " + THERE + "/sync -size +8M 2>/dev/null || true")
                            .isEmpty()) {
                LockSupport.parkNanos(10_000_000);
            }
            assertFalse(sync.isDone(), "it was too fast to be cut");
            host.kick();
            Ran cut = sync.get();
            assertEquals(1, cut.code(), cut.seen());
            assertEquals(
                    "stack: The SSH connection to d6 was lost. What has arrived stays; run the command again to go on from there.\n",
                    named(cut.err()));
        } finally {
            host.link(0, 0);
        }
        assertEquals("", there("find . -name big -size -40960k"));
        done("sync", "shop.yml");
        assertEquals(Hash.text(Hash.begin(), bytes), there("sha256sum <big").substring(0, 64));
        assertEquals("record\n", host.ssh("ls " + THERE + "/sync"));
    }

    @Test
    void aFullDiskThereIsToldWithTheWordsOfThatMachine() throws IOException {
        Files.write(data.resolve("big"), new byte[4 << 20]);
        host.ssh(
                "install -d -o deploy -g deploy /home/deploy/.local && mount -t tmpfs -o size=1m,uid=1000,gid=1000 none /home/deploy/.local");
        try {
            Ran sync = stack("sync", "shop.yml");
            assertEquals(1, sync.code(), sync.seen());
            assertTrue(
                    sync.err().contains("d6 did not take the files")
                            || sync.err().contains("did not take the files"),
                    sync.seen());
            assertTrue(sync.err().contains("No space left on device"), sync.seen());
        } finally {
            host.ssh("umount /home/deploy/.local");
        }
    }

    @Test
    void whatTheUserThereMayNotTouchIsTold() throws IOException {
        write("a", "one");
        done("sync", "shop.yml");
        host.ssh("mkdir " + THERE + "/files/data/closed && chmod 700 " + THERE + "/files/data/closed && chown root "
                + THERE + "/files/data && chmod 755 " + THERE + "/files/data");
        write("a", "two");
        write("b", "new");
        Ran sync = stack("sync", "shop.yml");
        assertEquals(1, sync.code(), sync.seen());
        assertTrue(
                sync.err().contains("not copied, because the user there may not write to the folder: data/b, data/a\n"),
                sync.seen());
        assertTrue(
                named(sync.err()).contains("left alone, for the user on d6 may not read it: data/closed\n"),
                sync.seen());
        host.ssh("chown deploy " + THERE + "/files/data; rmdir " + THERE + "/files/data/closed");
        done("sync", "shop.yml");
        assertEquals("two new", there("echo $(cat a) $(cat b)").strip());
    }

    @Test
    void aSecondLaptopFindsTheSamePlaceAndCopiesNothingThatIsTheSame() throws IOException {
        write("a", "same");
        done("up", "shop.yml", "--sync");
        Path other = Files.createDirectory(folder.resolve("other laptop"));
        Files.writeString(other.resolve("shop.yml"), SHOP);
        Files.createDirectory(other.resolve("data"));
        Files.writeString(other.resolve("data/a"), "same");
        Ran up = Ran.with(
                other, Map.of("HOME", RemoteHost.home().toString()), "up", "shop.yml", "--sync", "--host", "d6");
        assertEquals("shop is as the file says; nothing to do\n", up.err(), up.seen());
    }

    @Test
    void onThisMachineThereIsNothingToDo() {
        assertEquals(
                "nothing to copy: containers of this machine see its folders themselves\n",
                Lab.done(folder, "sync", "shop.yml").err());
    }

    @Test
    void withoutSshThereIsNoSync() {
        Ran sync = Ran.in(folder, "sync", "shop.yml", "--host", "tcp://192.0.2.1:2375");
        assertEquals(
                "stack: files are copied over SSH, and 192.0.2.1 is not reached by it; say where to: --host user@address\n--- exit code 2\n",
                sync.seen().replace("--- standard error\n", ""));
    }

    @Test
    void withoutSshRelativePathsAndTildesAreRefused() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), SHOP.replace("['./data:/data']", "['./data:/data', ~/x:/x]"));
        Ran up = Ran.in(folder, "up", "shop.yml", "--sync", "--host", "tcp://192.0.2.1:2375");
        assertEquals(2, up.code());
        assertEquals(
                """
                shop.yml:4:13: services.web.volumes: './data' is on this machine, and 192.0.2.1 cannot see it; write the \
                absolute path of a folder there (/srv/data:/data), or a named volume (data:/data); it cannot be copied there \
                without SSH
                shop.yml:4:29: services.web.volumes: '~/x' means the home of a user of 192.0.2.1, and there is no user \
                without SSH; write the absolute path there, or a named volume (data:/x)
                """,
                up.err()
                        .lines()
                        .filter(line -> line.startsWith("shop.yml"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }
}
