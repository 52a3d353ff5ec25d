package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The example of astronomers: programs that run once on the files of a folder, and a notebook that lets in by a link. */
@ResourceLock("d5")
class AstroIT {
    private static final Pattern LINK = Pattern.compile("http://localhost:(\\d+)(/\\S*token=(\\w+))");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path example;

    @BeforeEach
    void copiesTheExample() throws IOException {
        example = Files.createDirectory(folder.resolve("astro"));
        for (String file : List.of("hops.yml", "notebook.yml")) {
            Files.copy(Ran.ROOT.resolve("examples/astro").resolve(file), example.resolve(file));
        }
        Path base = Files.createDirectory(folder.resolve("base"));
        Files.writeString(base.resolve("fourfit"), """
                #!/bin/sh
                # Fits what it finds of an experiment, and fails when it finds nothing.
                [ -e "$1.scan" ] || { echo "fourfit: no scan $1" >&2; exit 4; }
                wc -c <"$1.scan" >"$1.fringe"
                echo "fringe of $1"
                """);
        Files.writeString(base.resolve("start-notebook.sh"), """
                #!/bin/sh
                [ "$(id -u)" != 0 ] || set -- setpriv --reuid "$NB_UID" --regid 100 --clear-groups jupyter-notebook "$@"
                exec "$@"
                """);
        Files.writeString(base.resolve("stack.yml"), """
                hops:
                  image: astcon/hops
                  build:
                    dockerfile_inline: |
                      FROM busybox
                      COPY --chown=0:0 fourfit /bin/fourfit
                notebook:
                  image: quay.io/jupyter/datascience-notebook
                  build:
                    dockerfile_inline: |
                      FROM jupyter/minimal-notebook
                      COPY start-notebook.sh /usr/local/bin/start-notebook.sh
                """);
        for (String program : List.of("fourfit", "start-notebook.sh")) {
            assertTrue(base.resolve(program).toFile().setExecutable(true, false));
        }
        Lab.done(base, "build");
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(example, "down", "hops.yml", "--volumes", "--yes");
        Lab.done(example, "down", "notebook.yml", "--volumes", "--yes");
    }

    @Test
    void aProgramRunsOnceOnTheFilesOfTheFolder() throws IOException {
        Ran missing = Lab.stack(example, "run", "hops.yml", "hops", "--", "fourfit", "1234");
        assertEquals(4, missing.code(), missing.seen());
        assertEquals(
                "fourfit: no scan 1234\n",
                missing.err()
                                .lines()
                                .filter(line -> line.startsWith("fourfit"))
                                .findFirst()
                                .orElse("") + "\n");

        Files.writeString(example.resolve("1234.scan"), "0123456789");
        Ran fits = Lab.done(example, "run", "hops.yml", "hops", "--", "fourfit", "1234");
        assertEquals("fringe of 1234\n", fits.out());
        assertEquals("10", Files.readString(example.resolve("1234.fringe")).strip());
        assertEquals("", Lab.done(example, "ps", "hops.yml", "--json").out(), "nothing is left of it");
    }

    @Test
    void aJobGoesWhenItHasEndedWellAndStaysWhenNot() throws IOException {
        Ran fails = Lab.stack(example, "up", "hops.yml", "--attach");
        assertEquals(1, fails.code(), fails.seen());
        assertTrue(Lab.done(example, "ps", "hops.yml").out().contains("hops-fringes-1"), fails.seen());
        Files.writeString(example.resolve("1234.scan"), "0123456789");
        Ran ends = Lab.done(example, "up", "hops.yml", "--attach");
        assertTrue(ends.out().contains("fringe of 1234"), ends.seen());
        assertFalse(Lab.done(example, "ps", "hops.yml").out().contains("hops-fringes-1"));
    }

    @Test
    void aFolderThatIsNotThereOrSomebodyElsesIsToldBeforeTheNotebookStarts() throws IOException {
        Path work = example.resolve("work");
        Ran without = Lab.stack(example, "up", "notebook.yml");
        assertEquals(1, without.code(), without.seen());
        assertTrue(
                without.err()
                        .contains(
                                "there is no folder " + work + ", and notebook is to write there as user 1000 (NB_UID);"
                                        + " make it: mkdir -p " + work + " && sudo chown 1000 " + work),
                without.seen());
        assertTrue(Lab.done(example, "plan", "notebook.yml").out().contains("there is no folder " + work));

        Files.createDirectory(work);
        Files.setAttribute(work, "unix:uid", 0);
        Ran roots = Lab.stack(example, "up", "notebook.yml");
        assertEquals(1, roots.code(), roots.seen());
        assertTrue(
                roots.err().contains(work + " belongs to user 0, and notebook is to write there as user 1000"),
                roots.seen());
        assertFalse(Lab.done(example, "ps", "notebook.yml").out().contains("notebook-notebook-1"), "nothing was done");
    }

    @Test
    void onATerminalTheLinkThatLetsInIsShownAndNowhereElse() throws Exception {
        Files.createDirectory(example.resolve("work"));
        Files.setAttribute(example.resolve("work"), "unix:uid", 1000);
        Ran piped = Lab.done(example, "up", "notebook.yml");
        assertFalse(piped.seen().contains("token"), piped.seen());

        Ran up = Ran.answering(example, Lab.environment(), List.of(), "up", "notebook.yml");
        assertEquals(0, up.code(), up.seen());
        String token = link(up).group(3);
        assertEquals("8888", link(up).group(1));
        Ran inside = Lab.done(
                example,
                "exec",
                "notebook.yml",
                "notebook",
                "python3",
                "-c",
                "import urllib.request; print(urllib.request.urlopen('http://127.0.0.1:8888/api/contents?token=" + token
                        + "').status); open('work/mine.txt', 'w')");
        assertEquals("200\n", inside.out());
        assertFalse(Ran.answering(example, Lab.environment(), List.of(), "up", "notebook.yml", "--json")
                .seen()
                .contains(token));
    }

    @Test
    void onAnotherMachineTheFolderIsSentThereAndTheLinkIsThatOfTheTunnel() throws Exception {
        RemoteHost d5 = RemoteHost.up("d5");
        Droplet droplet = new Droplet(d5.name());
        droplet.done(folder.resolve("base"), "build");
        Files.writeString(example.resolve("1234.scan"), "0123456789");
        Ran fits = droplet.done(example, "run", "hops.yml", "hops", "--sync", "--", "fourfit", "1234");
        assertEquals("fringe of 1234\n", fits.out());
        droplet.done(example, "sync", "hops.yml", "--pull");
        assertEquals("10", Files.readString(example.resolve("1234.fringe")).strip());

        Files.createDirectory(example.resolve("work"));
        Map<String, String> shell = Droplet.environment();
        String uid = d5.ssh("id -u deploy").strip();
        shell.put("NB_UID", uid);
        Ran up = Ran.answering(example, shell, List.of(), "up", "notebook.yml", "--host", d5.name(), "--sync");
        assertEquals(0, up.code(), up.seen());
        assertFalse(up.out().contains("token="), "it answers on the loopback of the host only");
        droplet.done(example, "down", "notebook.yml", "--volumes", "--yes");
        droplet.done(example, "down", "hops.yml", "--volumes", "--yes");
    }

    private static MatchResult link(Ran up) {
        return LINK.matcher(up.out()).results().findFirst().orElseThrow(() -> new AssertionError(up.seen()));
    }
}
