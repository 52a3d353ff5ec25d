package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code config} as {@code docker compose} has it, which {@code lab/peer} gets. */
class ComposeConfigIT {
    private static final int MOST_KINDS = 10;
    private static final int FEWEST_INPUTS = 100;

    private static Path docker = Path.of("/");

    private final List<ExpectedDifferences.Kind> expected = ExpectedDifferences.read();

    @BeforeAll
    static void getDockerCompose() throws IOException, InterruptedException {
        Process peer = new ProcessBuilder(Ran.ROOT.resolve("lab/peer").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, peer.waitFor(), said);
        docker = Path.of(System.getenv().getOrDefault("STACK_LAB", "/var/tmp/stack-lab"), "peer", "docker");
    }

    @TestFactory
    Stream<DynamicTest> readsComposeFilesAsDockerComposeDoes() {
        List<ComposeInput> inputs = ComposeInput.all();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<DynamicTest> tests = new ArrayList<>();
        for (ComposeInput input : inputs) {
            tests.add(DynamicTest.dynamicTest(input.name(), () -> compare(input, seen)));
        }
        tests.add(DynamicTest.dynamicTest(
                "every kind of difference still occurs",
                () -> assertEquals(
                        expected.stream().map(ExpectedDifferences.Kind::name).collect(Collectors.toSet()), seen)));
        return tests.stream();
    }

    private void compare(ComposeInput input, Set<String> seen) {
        List<Difference> unexpected = new ArrayList<>();
        for (Difference difference : Difference.between(input.seenBy(docker), input.seenByStack())) {
            List<String> kinds = expected.stream()
                    .filter(kind -> kind.covers(difference))
                    .map(ExpectedDifferences.Kind::name)
                    .toList();
            seen.addAll(kinds);
            if (kinds.isEmpty()) {
                unexpected.add(difference);
            }
        }
        assertEquals("", unexpected.stream().map(Difference::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void comparesEnoughAndLeavesLittleOut() {
        assertTrue(
                ComposeInput.all().size() >= FEWEST_INPUTS, ComposeInput.all().size() + " inputs");
        assertTrue(expected.size() <= MOST_KINDS, expected.size() + " kinds");
        assertTrue(expected.stream().noneMatch(kind -> kind.reason().isBlank()), "a kind has no reason");
    }
}
