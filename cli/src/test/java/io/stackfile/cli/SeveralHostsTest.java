package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before any machine is called, or when none answers. */
class SeveralHostsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    @TempDir
    Path folder;

    private String at(String socket) {
        return "unix://" + folder.resolve(socket);
    }

    private void golden(String name, Ran ran) {
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), ran.seen().replace(folder.toString(), "FOLDER"));
    }

    /** Like any command that is for one machine. */
    private static final class One extends Command {
        One() {
            super("one", "[OPTIONS]", "One machine's.");
            host();
        }

        @Override
        int run(Call call) {
            call.terminal().println("on " + call.hosts());
            return ExitCode.DONE;
        }
    }

    @Test
    void aCommandForOneHostSaysSoWhenThereAreTwo() {
        golden("one-host", Ran.of(new One(), folder, Map.of(), "--host", "a, b"));
        assertEquals(
                "on [a]\n",
                Ran.of(new One(), folder, Map.of(), "--host", "a,a,").out());
    }

    @Test
    void hostsThatCannotBeReachedAreNamedAtTheEnd() {
        Ran ran = Ran.in(folder, "ls", "--host", at("a") + "," + at("b"));
        assertEquals(1, ran.code(), ran.seen());
        List<String> last =
                ran.err().lines().filter(line -> line.contains("hosts done")).toList();
        assertEquals(
                List.of("0 of 2 hosts done; " + at("a") + ": No Docker engine answers at " + folder.resolve("a")
                        + ": there is no such socket.; " + at("b") + ": No Docker engine answers at "
                        + folder.resolve("b") + ": there is no such socket."),
                last);
    }

    @Test
    void whatIsWrongWithTheFileIsToldOnceAndNobodyIsCalled() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web:\n  image: busybox\n  ports: [eighty]\n");
        golden("several-hosts-wrong-file", Ran.in(folder, "up", "shop.yml", "--host", at("a"), "--host", at("b")));
    }
}
