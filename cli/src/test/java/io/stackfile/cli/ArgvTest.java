package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which words are ours and which are the command's. */
class ArgvTest {
    @TempDir
    Path folder;

    private void assertSplit(List<String> ours, List<String> command, String... arguments) {
        assertEquals(new Argv(ours, command), Argv.split(new ExecCommand().spec(), List.of(arguments), folder));
    }

    @Test
    void theOptionsOfACommandAreItsOwn() {
        assertSplit(List.of("web"), List.of("ls", "-l", "-T"), "web", "ls", "-l", "-T");
    }

    @Test
    void ourOptionsStandBeforeTheFileTheServiceAndTheCommand() {
        assertSplit(
                List.of("--host", "unix:///x", "--file", "shop.yml", "-T", "-u", "me", "web"),
                List.of("ls", "-l"),
                "--host",
                "unix:///x",
                "shop.yml",
                "-T",
                "web",
                "-u",
                "me",
                "ls",
                "-l");
    }

    private void assertLast(List<String> ours, List<String> words, String... arguments) {
        assertEquals(new Argv(ours, words), Argv.lastWords(new CpCommand().spec(), List.of(arguments), 2));
    }

    @Test
    void theLastWordsAreTheCommandsWhereverOptionsStand() {
        assertLast(List.of("-a"), List.of("web:/a", "./b"), "-a", "web:/a", "./b");
        assertLast(List.of("--index", "2", "-a"), List.of("web:/a", "-"), "web:/a", "--index", "2", "-", "-a");
        assertLast(List.of("--file", "shop.yml"), List.of("web:/a", "b"), "shop.yml", "web:/a", "b");
        assertLast(List.of("-L"), List.of("-a", "web:/a"), "-L", "--", "-a", "web:/a");
        assertLast(List.of("-L"), List.of("web:/a", "-a"), "web:/a", "-L", "--", "-a");
        assertLast(List.of(), List.of("web:/a"), "web:/a");
        assertLast(List.of("-h"), List.of(), "-h");
    }

    @Test
    void twoDashesEndOurOptions() {
        assertSplit(List.of("-T", "web"), List.of("-x", "y"), "web", "-T", "--", "-x", "y");
        assertSplit(List.of("web"), List.of("ls"), "--", "web", "ls");
    }

    @Test
    void twoDashesOfTheCommandAreItsOwn() {
        assertSplit(List.of("web"), List.of("env", "--", "ls", "--"), "web", "env", "--", "ls", "--");
        assertSplit(List.of("web"), List.of("--", "ls"), "web", "--", "--", "ls");
    }

    @Test
    void aWordThatNamesAFileIsOneOnlyBeforeTheService() throws Exception {
        Files.writeString(folder.resolve("Stack"), "");
        assertSplit(List.of("--file", "Stack", "web"), List.of("cat", "a.yml"), "Stack", "web", "cat", "a.yml");
        assertSplit(List.of("web"), List.of("/bin/ls"), "web", "/bin/ls");
        assertSplit(List.of("--file", "a.yml", "web"), List.of("b.yml"), "--file", "a.yml", "web", "b.yml");
    }

    @Test
    void wordsWithAnAtSignAreNoFilesToReadOptionsFrom() throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "-T\n");
        assertSplit(List.of("web"), List.of("mail", "@" + options), "web", "mail", "@" + options);
    }

    @Test
    void anOptionThatIsNotOursIsSaidSo() {
        assertThrows(UnmatchedArgumentException.class, () -> assertSplit(List.of(), List.of(), "web", "-x", "ls"));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals(
                new Ran(2, "", "stack: which service? Write: stack attach [FILE] SERVICE\n"),
                Ran.in(folder, "attach", "--name", "shop"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "stack: what is to run there? Write: stack exec web COMMAND; for a shell: stack shell web\n"),
                Ran.in(folder, "exec", "--name", "shop", "web"));
        assertTrue(Ran.in(folder, "shell", "--name", "shop", "web", "ls")
                .err()
                .startsWith("stack: 'shell' takes no command; "));
    }

    @Test
    void wrongValuesOfOptionsAreSaidBeforeAnythingIsDone() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), "web: {image: busybox}\n");
        assertEquals(
                "stack: -v: 'data' is not a path in the container, which begins with /; write /data, name:/data or"
                        + " /host/path:/data:ro\n",
                Ran.in(folder, "run", "shop.yml", "web", "-v", "data").err());
        assertEquals(
                "stack: -e wants NAME=VALUE or NAME\n",
                Ran.in(folder, "run", "shop.yml", "web", "-e", "=hunter2").err());
        assertEquals(
                "stack: --detach-keys: 'ctrl-' is not a key; write keys as in ctrl-p,ctrl-q or ctrl-a,d\n",
                Ran.in(folder, "run", "shop.yml", "web", "--detach-keys", "ctrl-")
                        .err());
        assertEquals(
                "stack: --index wants a number from 1, not 'x'\n",
                Ran.in(folder, "exec", "shop.yml", "web", "--index", "x", "ls").err());
    }
}
