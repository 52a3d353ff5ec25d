package io.stackfile.host.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.docker.EngineAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Path CASES = Path.of("src/test/resources/check");
    private static final long NOW = 1_795_267_200;
    private static final SshFacts SSH = new SshFacts(true, SshFacts.Forwards.YES, SshFacts.Forwards.YES);

    private static MachineFacts machine(String name) throws IOException {
        return MachineFacts.read(Files.readString(CASES.resolve(name + ".answer")));
    }

    private static Check check(
            String name,
            Optional<SshFacts> ssh,
            Optional<MachineFacts> machine,
            Optional<EngineFacts> engine,
            String problem) {
        return new Check(name + " (root@203.0.113.7)", name, ssh, machine, engine, problem, NOW);
    }

    private static void golden(String name, Check check) {
        Golden.assertSame(CASES.resolve(name + ".page"), check.text() + "\n" + check.json() + "\n");
    }

    @Test
    void everythingThatIsOpenOrFullIsAWarningWithItsCure() throws IOException {
        Check check = check(
                "droplet",
                Optional.of(SSH),
                Optional.of(machine("droplet")),
                Optional.of(EngineAnswers.facts("droplet", "1.42")),
                "");
        assertTrue(check.isReady());
        golden("droplet", check);
    }

    @Test
    void aMachineWithoutDockerShowsWhatIsKnownAndEndsWithTheCommandThatInstallsIt() throws IOException {
        Check check = check(
                "bare",
                Optional.of(new SshFacts(true, SshFacts.Forwards.UNKNOWN, SshFacts.Forwards.NO)),
                Optional.of(machine("bare")),
                Optional.empty(),
                "There is no Docker on bare.\nInstall it: stack host setup bare");
        assertFalse(check.isReady());
        golden("bare", check);
    }

    @Test
    void aMachineThatLetsNobodyInIsToldOfWithTheReason() {
        golden(
                "shut",
                check(
                        "shut",
                        Optional.of(SshFacts.NO_WAY_IN),
                        Optional.empty(),
                        Optional.empty(),
                        "There is no way to 203.0.113.7:22. Is this machine online, and that one up?"));
    }

    @Test
    void aFullDiskAndAWrongClockAndAnOldEngineBehindAServerThatForwardsNoSockets() throws IOException {
        EngineFacts engine = EngineAnswers.facts("old", "1.40");
        Check check = check(
                "full",
                Optional.of(new SshFacts(true, SshFacts.Forwards.NO, SshFacts.Forwards.YES)),
                Optional.of(machine("fedora")),
                Optional.of(engine),
                "");
        assertFalse(check.isReady());
        golden("full", check);
    }

    @Test
    void ofAnEngineOverTcpItsOwnWordsAreAllThereIs() {
        golden(
                "tcp",
                check("tcp", Optional.empty(), Optional.empty(), Optional.of(EngineAnswers.facts("new", "1.60")), ""));
    }

    @Test
    void aMachineAnswersTheQuestionInOneCommandOfAPosixShell() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", MachineFacts.question("/var/lib/no such/docker"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        shell.getOutputStream().close();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        MachineFacts facts = MachineFacts.read(answer);
        assertEquals(System.getProperty("user.name"), facts.user(), answer);
        assertTrue(facts.disk().total() > 0, answer);
        assertTrue(facts.disk().folder().startsWith("/"), answer);
        assertTrue(facts.memory().total() > facts.memory().available(), answer);
        assertTrue(facts.memory().available() > 0, answer);
        assertTrue(facts.time() > NOW / 2, answer);
        assertFalse(facts.groups().isEmpty(), answer);
        assertFalse(facts.hardware().isEmpty(), answer);
    }

    @Test
    void nothingOfAFolderGetsIntoTheCommand() {
        assertFalse(MachineFacts.question("/x'; touch /tmp/y; '").contains("'; touch"));
    }
}
