package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Images that are made from others of the same file. */
class BuildOrderTest {
    /** The leaves stand first, so that the file's own order is of no help. */
    private static final Stack FORK = Given.stack(
            "services:",
            "  left: {image: lab/left, build: {dockerfile_inline: FROM lab/middle}}",
            "  right: {image: lab/right, build: {dockerfile_inline: \"ARG FROM=lab/middle\\nFROM $$FROM AS it\\nCOPY --from=lab/tools / /\"}}",
            "  middle: {build: {dockerfile_inline: FROM lab/base}, image: lab/middle, scale: 0}",
            "  base: {build: {dockerfile_inline: 'FROM busybox', pull: true}, image: 'docker.io/lab/base:latest', scale: 0}",
            "  tools: {build: {dockerfile_inline: FROM lab/tools}, image: lab/tools, scale: 0}");

    private static List<String> lines(Plan plan) {
        return plan.tasks().stream()
                .map(task -> task.step() + (task.after().isEmpty() ? "" : " after " + task.after()))
                .toList();
    }

    @Test
    void whatIsMadeFromAnotherOneComesAfterItAndTheRestAtOnce() {
        assertEquals(
                List.of(
                        "build image lab/base:latest",
                        "build image lab/middle:latest after [1]",
                        "build image lab/left:latest after [2]",
                        "build image lab/tools:latest",
                        "build image lab/right:latest after [2, 4]"),
                lines(Planner.build(FORK, Set.of(), "localhost")));
    }

    @Test
    void aServiceTakesAlongWhatItsImageIsMadeFrom() {
        assertEquals(
                List.of("build image lab/base:latest", "build image lab/middle:latest after [1]"),
                lines(Planner.build(FORK, Set.of("middle"), "localhost")));
    }

    @Test
    void whatTheHostHasOfTheChainIsNotMadeForAnUp() {
        FakeHost host = new FakeHost();
        List<String> all = lines(Planner.up(FORK, host.observe("shop"), Set.of("left"), "localhost"));
        assertTrue(
                all.containsAll(List.of(
                        "pull or build image lab/base:latest",
                        "pull or build image lab/middle:latest after [2]",
                        "pull or build image lab/left:latest after [3]")),
                all::toString);
        host.pullable("lab/middle:latest").pullImage(io.stackfile.model.Image.of("lab/middle"), how -> {});
        List<String> last = lines(Planner.up(FORK, host.observe("shop"), Set.of("left"), "localhost"));
        assertTrue(last.contains("pull or build image lab/left:latest"), last::toString);
        assertTrue(last.stream().noneMatch(line -> line.contains("lab/middle")), last::toString);
    }

    @Test
    void oneThatIsToRunOnceHasItsChainMade() {
        Plan plan = Planner.oneOff(
                FORK,
                FORK.service("left").orElseThrow(),
                new FakeHost().observe("shop"),
                io.stackfile.host.LocalImages.NONE,
                false,
                "localhost");
        assertEquals(
                List.of(
                        "create network shop",
                        "pull or build image lab/base:latest",
                        "pull or build image lab/middle:latest after [2]",
                        "pull or build image lab/left:latest after [3]"),
                lines(plan));
    }

    @Test
    void basesThatAreToBeFetchedAnewAreFetchedButThoseOfTheFile() {
        Stack stack = Given.stack(
                "services:",
                "  app: {build: {pull: true, dockerfile_inline: \"FROM lab/base\\nCOPY --from=busybox / /\"}}",
                "  base: {build: {dockerfile_inline: FROM nginx}, image: lab/base}");
        Plan plan = Planner.build(stack, Set.of("app"), "localhost");
        assertEquals(
                List.of(
                        "build image lab/base:latest",
                        "pull image busybox:latest",
                        "build image shop-app:latest after [1, 2]"),
                lines(plan));
        assertTrue(
                plan.tasks().stream()
                        .map(Task::step)
                        .filter(BuildImage.class::isInstance)
                        .noneMatch(
                                step -> ((BuildImage) step).build().settings().pull()),
                "an engine that is told to pull would look for lab/base in a registry");
    }
}
