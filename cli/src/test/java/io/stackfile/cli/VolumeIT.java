package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is listed, saved, lost and put back, on a real engine. */
class VolumeIT {
    /** Owners, modes, links, holes, a long name, empty folders, and the volume's own folder. */
    static final String FILL = String.join(
            "; ",
            "cd /data",
            "mkdir -p sub/empty .hidden",
            "echo hello > sub/file",
            "ln sub/file hard",
            "ln -s sub/file soft",
            "ln -s /nowhere/at/all broken",
            "dd if=/dev/urandom of=large bs=1k count=3000 2> /dev/null",
            "dd if=/dev/zero of=sparse bs=1 count=1 seek=5000000 2> /dev/null",
            "echo x > 'a blank and ünïcode'",
            "echo x > " + "long".repeat(50),
            "mkdir -p " + String.join("/", List.of("deep".repeat(30), "deep".repeat(30), "deep".repeat(30))),
            "mkfifo pipe",
            "chmod 4711 sub/file",
            "chmod 1777 sub/empty",
            "chown -R 999:998 sub",
            "chown -h 1234:1 soft",
            "touch -d '2001-02-03 04:05:06' large",
            "chown 70:71 .",
            "chmod 750 .");

    static final String LOOK =
            "cd /data && find . | sort | while read -r f; do stat -c '%N %a %u %g %F %s %h %Y' \"$f\"; done"
                    + "; cat hard large sparse | md5sum";

    @TempDir
    Path folder;

    @BeforeEach
    void aStackWithData() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                db:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                  volumes: ['data:/data', /scratch]
                """);
        Lab.done(folder, "up", "shop.yml");
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private Ran inside(String script) {
        return Lab.done(folder, "exec", "shop.yml", "db", "--", "sh", "-c", script);
    }

    private void emptied() {
        Lab.done(folder, "down", "shop.yml", "--volumes", "--yes");
        Lab.done(folder, "up", "shop.yml");
        Lab.done(folder, "stop", "shop.yml");
    }

    @Test
    void whatWasSavedAndLostComesBackAsItWas() throws IOException {
        inside(FILL);
        String before = inside(LOOK).out();
        Lab.done(folder, "stop", "shop.yml");
        Ran backup = Lab.done(folder, "volume", "backup", "shop.yml", "data");
        assertTrue(backup.err().startsWith("backup  shop_data on localhost is in shop_data.tar ("), backup.seen());

        emptied();
        Ran restore = Lab.done(folder, "volume", "restore", "shop.yml", "data");
        assertTrue(restore.err().startsWith("restore  shop_data on localhost ("), restore.seen());
        Lab.done(folder, "start", "shop.yml");

        assertEquals(before, inside(LOOK).out());
        assertEquals(
                1, Lab.done(folder, "ps", "shop.yml", "--json").out().lines().count());
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void aVolumeWithSomethingInItIsReplacedOnlyWhenThatIsSaidTwice() throws IOException {
        inside("mkdir /data/old; echo old > /data/old/file; echo new > /data/kept");
        Lab.done(folder, "stop", "shop.yml");
        Lab.done(folder, "volume", "backup", "shop.yml", "shop_data", "-o", "new.tar");
        Ran refused = Lab.stack(folder, "volume", "restore", "shop.yml", "data", "-i", "new.tar");
        assertEquals(1, refused.code(), refused.seen());
        assertTrue(
                refused.err()
                        .matches(
                                "stack: volume shop_data on localhost is not empty \\([\\d.]+ \\w+\\), and what is in it stays; to"
                                        + " have all of it deleted first, write --replace-content\n"),
                refused.seen());
        Ran alone = Lab.stack(folder, "volume", "restore", "shop.yml", "data", "-i", "new.tar", "--replace-content");
        assertEquals(2, alone.code(), alone.seen());
        assertEquals(
                "stack: --replace-content deletes what is in volume shop_data and there is nobody to ask; add --yes to say that"
                        + " you mean it",
                alone.err().lines().reduce("", (first, last) -> last));

        Lab.done(folder, "start", "shop.yml");
        inside("rm -r /data/old; echo later > /data/later; mkdir -p /data/.deep/er; echo x > /data/.deep/er/file");
        Lab.done(folder, "stop", "shop.yml");
        Lab.done(folder, "volume", "restore", "shop.yml", "data", "-i", "new.tar", "--replace-content", "--yes");
        Lab.done(folder, "start", "shop.yml");
        assertEquals(
                ".\n./kept\n./old\n./old/file\n",
                inside("cd /data && find . | sort").out());
    }

    @Test
    void nothingIsTouchedWhileSomebodyMayWriteThere() {
        Ran backup = Lab.stack(folder, "volume", "backup", "shop.yml", "data");
        assertEquals(1, backup.code(), backup.seen());
        assertEquals(
                "stack: shop-db-1 runs and may write to volume shop_data; stop it first: stack stop db; or save it as it is at"
                        + " this moment, like after a power cut, with --live\n",
                backup.err());
        assertFalse(Files.exists(folder.resolve("shop_data.tar")));
        Ran live = Lab.done(folder, "volume", "backup", "shop.yml", "data", "--live");
        assertTrue(live.err().contains(", taken while shop-db-1 ran\n"), live.seen());
        Ran restore = Lab.stack(folder, "volume", "restore", "shop.yml", "data");
        assertEquals(
                "stack: shop-db-1 runs and may write to volume shop_data; stop it first: stack stop db\n",
                restore.err());
        assertEquals(1, restore.code());
    }

    @Test
    void damageIsFoundBeforeAnythingIsDeleted() throws IOException {
        inside("echo precious > /data/file");
        Lab.done(folder, "stop", "shop.yml");
        Lab.done(folder, "volume", "backup", "shop.yml", "data", "-o", "whole.tar");
        byte[] whole = Files.readAllBytes(folder.resolve("whole.tar"));
        Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 700));
        Files.writeString(folder.resolve("text.tar"), "no archive at all\n".repeat(100));
        for (String damaged : List.of("cut.tar", "text.tar")) {
            Ran ran = Lab.stack(
                    folder, "volume", "restore", "shop.yml", "data", "-i", damaged, "--replace-content", "--yes");
            assertEquals(2, ran.code(), ran.seen());
            assertTrue(ran.err().startsWith("stack: " + damaged + ": "), ran.seen());
        }
        Lab.done(folder, "start", "shop.yml");
        assertEquals("precious\n", inside("cat /data/file").out());
    }

    @Test
    void whatIsCutShortSaysSoAndIsPutRightByAnotherRun() throws IOException {
        inside("dd if=/dev/urandom of=/data/large bs=1k count=500 2> /dev/null; echo x > /data/zz");
        String before = inside("md5sum /data/*").out();
        Lab.done(folder, "stop", "shop.yml");
        Lab.done(folder, "volume", "backup", "shop.yml", "data", "-o", "data.tar");
        byte[] whole = Files.readAllBytes(folder.resolve("data.tar"));
        emptied();
        Ran cut = Ran.reading(
                Arrays.copyOf(whole, whole.length / 2),
                folder,
                Lab.environment(),
                "volume",
                "restore",
                "shop.yml",
                "data",
                "-i",
                "-");
        assertEquals(1, cut.code(), cut.seen());
        assertTrue(
                cut.err()
                        .endsWith(
                                ". volume shop_data holds a part of it; run it again with --replace-content, and start"
                                        + " nothing on it before\n"),
                cut.seen());
        Ran again = Ran.reading(
                whole,
                folder,
                Lab.environment(),
                "volume",
                "restore",
                "shop.yml",
                "data",
                "-i",
                "-",
                "--replace-content",
                "--yes");
        assertEquals(0, again.code(), again.seen());
        Lab.done(folder, "start", "shop.yml");
        assertEquals(before, inside("md5sum /data/*").out());
    }

    /** The container that reaches the volume is made from the image of one that has it, and gets what the image asks for. */
    @Test
    void theVolumesThatItsImageAsksForGoWithTheContainerThatReachesOne() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "cache: {image: redis, volumes: ['data:/kept']}\n");
        Lab.done(folder, "up", "shop.yml", "--remove-orphans", "--yes");
        Lab.done(folder, "exec", "shop.yml", "cache", "--", "sh", "-c", "echo precious > /kept/file");
        Lab.done(folder, "stop", "shop.yml");
        List<String> before = volumes();
        assertTrue(before.contains("shop_data"), before::toString);
        Lab.done(folder, "volume", "backup", "shop.yml", "data", "-o", "data.tar");
        assertEquals(before, volumes());
        Lab.done(folder, "volume", "restore", "shop.yml", "data", "-i", "data.tar", "--replace-content", "--yes");
        assertEquals(before, volumes());
        Lab.done(folder, "start", "shop.yml");
        assertEquals(
                "precious\n",
                Lab.done(folder, "exec", "shop.yml", "cache", "--", "cat", "/kept/file")
                        .out());
    }

    private static List<String> volumes() throws IOException {
        return Pattern.compile("\"Name\":\"([^\"]+)\"")
                .matcher(Lab.get("/volumes"))
                .results()
                .map(name -> name.group(1))
                .sorted()
                .toList();
    }

    @Test
    void listsWhatTheStackKeepsAndDownNamesIt() throws IOException {
        inside("dd if=/dev/zero of=/data/file bs=1k count=20 2> /dev/null");
        Ran ls = Lab.done(folder, "volume", "ls", "shop.yml");
        assertEquals("""
                VOLUME        NAME               SIZE     USED BY  IN THE FILE
                data          shop_data          20.5 kB  db       yes
                db-1_scratch  shop_db-1_scratch  0 B      db       yes
                """, ls.out());
        Files.writeString(folder.resolve("shop.yml"), "web: {image: busybox}\n");
        Ran json = Lab.done(folder, "volume", "ls", "shop.yml", "--json");
        assertEquals(
                "{\"volume\":\"data\",\"name\":\"shop_data\",\"bytes\":20480,\"users\":[\"db\"],\"inFile\":false}",
                json.out().lines().findFirst().orElseThrow());
        Ran down = Lab.done(folder, "down", "shop.yml");
        assertTrue(down.err().endsWith("""
                                down  shop on localhost; its 2 volumes are kept:
                                    shop_data
                                    shop_db-1_scratch
                                    ('stack volume backup' saves one, 'stack down --volumes' removes them all)
                                """), down.seen());
    }

    @Test
    void aPlaceThatNothingCanBeWrittenToOrReadFromIsToldWithTheReason() throws IOException {
        Lab.done(folder, "stop", "shop.yml");
        Ran backup = Lab.stack(folder, "volume", "backup", "shop.yml", "data", "-o", "no/x.tar");
        assertEquals(
                "stack: the backup no/x.tar cannot be written: there is no folder " + folder.resolve("no") + "\n",
                backup.err());
        assertEquals(1, backup.code());
        Files.createDirectory(folder.resolve("there"));
        Ran restore = Lab.stack(folder, "volume", "restore", "shop.yml", "data", "-i", "there");
        assertEquals("stack: there is a folder; name the archive: -i FILE.tar, or - for the input\n", restore.err());
        assertEquals(2, restore.code());
    }

    @Test
    void aVolumeThatIsNotThereIsOneClearError() {
        Ran unknown = Lab.stack(folder, "volume", "backup", "shop.yml", "dta");
        assertEquals(2, unknown.code());
        assertEquals("stack: there is no volume 'dta' of shop on localhost; did you mean 'data'?\n", unknown.err());
        Ran none = Lab.stack(folder, "volume", "backup", "shop.yml");
        assertEquals(
                "stack: one volume, please: stack volume backup VOLUME; 'stack volume ls' lists them\n", none.err());
    }
}
