package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Outcome;
import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is run before a container starts, when it has started and before it stops, and what becomes of it when that fails. */
class HooksTest {
    private static Stack web(String... keys) {
        return Given.stack("web: {image: nginx, " + String.join(", ", keys) + "}");
    }

    @Test
    void aHookThatFailsIsToldWithItsLastLinesAndItsContainerStopped() {
        Stack shop = web("post_start: [{command: sh -c 'echo first; echo no cache; exit 3'}]");
        FakeHost host = Deployed.host();

        Outcome outcome = Deployed.up(shop, host);

        assertEquals(
                "sh ended with exit code 3; its last lines:\n| first\n| no cache",
                outcome.failures().get(0).message());
        assertEquals(
                List.of("stop container shop-web-1"), outcome.failures().get(0).undone());
        assertTrue(Deployed.plan(shop, host).toString().contains("run post_start sh in shop-web-1"));
    }

    @Test
    void whatNeedsAServiceWaitsForItsHooks() {
        FakeHost host = Deployed.host();
        Deployed.up(
                Given.stack(
                        "web: {image: nginx, links: [db]}",
                        "db: {image: mongo, post_start: [{command: sh -c 'exit 1'}]}"),
                host);
        assertFalse(host.calls().contains("start shop-web-1"), host.calls()::toString);
    }

    @Test
    void aReplacementWhoseHookFailsLeavesTheOldOneRunning() {
        FakeHost host = Deployed.with(web("post_start: [{command: ./warm-up}]"));

        Deployed.up(web("post_start: [{command: sh -c 'exit 1'}]"), host);

        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
        assertFalse(
                host.observe("shop").container("shop-web-1.next").orElseThrow().isRunning());
        assertEquals(
                List.of("start shop-web-1.next", "run sh in shop-web-1.next", "stop shop-web-1.next"),
                host.calls().subList(1, 4));
    }

    @Test
    void anErrandThatFailsLeavesTheOldOneRunning() {
        FakeHost host = Deployed.with(web());

        Outcome outcome = Deployed.up(web("hostname: new", "pre_start: [{command: sh -c 'echo full; exit 1'}]"), host);

        assertEquals(
                "sh ended with exit code 1; its last lines:\n| full",
                outcome.failures().get(0).message());
        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
        assertTrue(host.observe("shop").container("shop-web-pre-start-1").isEmpty());
    }

    @Test
    void anUpdateDoesNotStopAContainerWhoseHookFails() {
        String hook = "pre_stop: [{command: sh -c 'echo busy; exit 1'}]";
        FakeHost host = Deployed.with(web(hook));

        Outcome outcome = Deployed.up(web(hook, "hostname: new"), host);

        assertFalse(outcome.isSuccess());
        assertFalse(host.calls().contains("stop shop-web-1"), host.calls()::toString);
    }

    @Test
    void whoSaysStopMeansItAlsoWhenAHookFails() {
        String hook = "pre_stop: [{command: sh -c 'echo busy; exit 1'}, {command: ./never}]";
        for (String verb : List.of("stop", "restart", "down")) {
            FakeHost host = Deployed.with(web(hook));

            Outcome outcome = Deployed.apply(plan(verb, host), host);

            assertEquals(1, outcome.failures().size(), verb);
            assertEquals(
                    List.of("run sh in shop-web-1", "stop shop-web-1"),
                    host.calls().subList(0, 2),
                    verb);
        }
    }

    private static Plan plan(String verb, FakeHost host) {
        return switch (verb) {
            case "stop" -> Planner.stop("shop", host.observe("shop"), Set.of(), "localhost");
            case "restart" -> Planner.restart("shop", host.observe("shop"), Set.of(), "localhost");
            default -> Planner.down("shop", host.observe("shop"), false, "localhost");
        };
    }

    @Test
    void plansWithoutAFileShowTheHooksThatTheContainersKeep() {
        FakeHost host = Deployed.with(Given.stack(
                "web: {image: nginx, links: [db], pre_stop: [{command: ./drain}, {command: ./tell}]}",
                "db: {image: mongo, post_start: [{command: ./load}], pre_stop: [{command: ./save}]}"));
        Golden.assertSame(
                Path.of("src/test/resources/hooks-without-a-file.txt"),
                plan("stop", host) + "\n" + plan("restart", host) + "\n" + plan("down", host));
    }

    @Test
    void aContainerThatDoesNotRunIsStoppedWithoutHooks() {
        FakeHost host = Deployed.with(web("pre_stop: [{command: ./drain}]"));
        host.stopContainer("shop-web-1");
        host.forgetCalls();

        Deployed.apply(plan("down", host), host);

        assertEquals(List.of("remove shop-web-1", "remove network shop"), host.calls());
    }

    @Test
    void aRestartRunsBothHooks() {
        FakeHost host = Deployed.with(web("pre_stop: [{command: ./drain}]", "post_start: [{command: ./warm-up}]"));

        Deployed.apply(plan("restart", host), host);

        assertEquals(
                List.of(
                        "run ./drain in shop-web-1",
                        "stop shop-web-1",
                        "start shop-web-1",
                        "run ./warm-up in shop-web-1"),
                host.calls());
    }
}
