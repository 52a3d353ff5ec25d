package io.stackfile.host.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.HostException;
import io.stackfile.host.check.MachineFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Path EXPECTED = Path.of("src/test/resources/setup");
    private static final String DEBIAN =
            "system Debian GNU/Linux 12 (bookworm)\nfamily debian\nuser deploy\ngroups deploy\n";

    private static String prepared(String answer) {
        return Preparation.of("droplet (deploy@203.0.113.7)", MachineFacts.read(answer))
                .toString();
    }

    @Test
    void aBareMachineGetsDockerAndItsUserTheRightToUseIt() {
        Golden.assertSame(EXPECTED.resolve("bare.txt"), prepared(DEBIAN + "init systemd\nenabled\n"));
    }

    @Test
    void withoutSystemdTheInitScriptIsWhatStartsDocker() {
        Golden.assertSame(
                EXPECTED.resolve("service.txt"), prepared(DEBIAN.replace("deploy", "root") + "init service\n"));
    }

    @Test
    void onlyWhatIsMissingIsDone() {
        String installed = DEBIAN + "docker yes\ninit systemd\n";
        Golden.assertSame(
                EXPECTED.resolve("only-missing.txt"),
                prepared(installed + "running yes\nenabled enabled\n")
                        + prepared(installed.replace("groups deploy", "groups deploy docker")
                                + "running yes\nenabled disabled\n")
                        + prepared(installed.replace("groups deploy", "groups deploy docker") + "enabled enabled\n"));
    }

    @Test
    void whereAllIsThereNothingIsToDo() {
        assertEquals(
                "nothing to do on droplet (deploy@203.0.113.7)\n",
                prepared(
                        "family fedora\nuser deploy\ngroups docker\ndocker yes\nrunning yes\ninit systemd\nenabled enabled\n"));
    }

    @Test
    void otherSystemsArePreparedByHand() {
        Golden.assertSame(
                EXPECTED.resolve("by-hand.txt"),
                refused("system Fedora Linux 43\nfamily fedora\nuser ann\ngroups ann\ninit systemd\n")
                        + "\n\n"
                        + refused("user ann\ngroups ann\n")
                        + "\n\n"
                        + refused(DEBIAN));
    }

    private static String refused(String answer) {
        return String.valueOf(
                assertThrows(HostException.class, () -> prepared(answer)).getMessage());
    }

    @Test
    void whatALoginScriptPrintsHidesNoRights() {
        assertEquals(Rights.SUDO, Rights.read("Welcome!\nSUDO\n"));
        String message =
                String.valueOf(assertThrows(HostException.class, () -> Rights.read("This account is for git only.\n"))
                        .getMessage());
        assertTrue(message.endsWith("it says: This account is for git only."), message);
    }
}
