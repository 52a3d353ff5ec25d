package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManPageTest {
    private static final Path PAGES = Path.of("src/test/resources/man");

    static List<String> commands() {
        return Commands.NAMES;
    }

    @Test
    void tellsOfAllCommands() {
        Golden.assertSame(PAGES.resolve("stack.1"), ManPage.ofAll());
    }

    @Test
    void saysWhatTheHelpPageSays() {
        Golden.assertSame(PAGES.resolve("stack-host-rm.1"), ManPage.of("host rm"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNothingButTextAndKnownRequests(String command) {
        assertTrue(ManPage.of(command).lines().allMatch(line -> line.matches("\\.(TH|SH|TP|PP|BR)( .*)?|[^.'].*")));
    }
}
