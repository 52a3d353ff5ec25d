package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    private static final Path HELP = Path.of("src/test/resources/help");

    static List<String> commands() {
        return Commands.NAMES;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAPage(String command) {
        Ran help = Ran.in(Path.of(""), (command + " --help").split(" "));
        assertEquals(0, help.code(), help.err());
        Golden.assertSame(HELP.resolve(command.replace(' ', '-') + ".txt"), help.out());
    }

    @Test
    void theOverviewTellsOfAllCommands() {
        Golden.assertSame(
                HELP.resolve("stack.txt"), Ran.in(Path.of(""), "--help").out());
    }

    @Test
    void helpIsAnotherWayToAPage() {
        assertEquals(
                Ran.in(Path.of(""), "up", "--help").out(),
                Ran.in(Path.of(""), "help", "up").out());
    }

    @Test
    void theVerbsOfAGroupAreOnItsPage() {
        Golden.assertSame(
                HELP.resolve("volume.txt"), Ran.in(Path.of(""), "volume").out());
        Ran help = Ran.in(Path.of(""), "host", "--help");
        Golden.assertSame(HELP.resolve("host.txt"), help.out());
        assertEquals(help, Ran.in(Path.of(""), "host"));
        assertEquals(help, Ran.in(Path.of(""), "help", "host"));
        assertEquals(Ran.in(Path.of(""), "host", "rm", "--help"), Ran.in(Path.of(""), "help", "host", "rm"));
    }
}
