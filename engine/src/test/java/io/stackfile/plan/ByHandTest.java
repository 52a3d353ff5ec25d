package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.OneOff;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody wants done to single containers. */
class ByHandTest {
    private static final Stack SHOP = Given.stack(
            "web: {image: nginx, links: [db], pre_stop: [{command: ./drain}]}",
            "db: {image: mongo, volumes: ['data:/data/db']}",
            "job: {image: busybox, command: sh -c 'exit 3'}");

    private static Plan kill(FakeHost host, String signal, String... services) {
        return Planner.kill("shop", host.observe("shop"), Set.of(services), signal, "localhost");
    }

    private static Plan pause(FakeHost host, String... services) {
        return Planner.pause("shop", host.observe("shop"), Set.of(services), "localhost");
    }

    private static Plan unpause(FakeHost host) {
        return Planner.unpause("shop", host.observe("shop"), Set.of(), "localhost");
    }

    private static Plan remove(FakeHost host, boolean stop, String... services) {
        return Planner.remove("shop", host.observe("shop"), Set.of(services), stop, "localhost");
    }

    @Test
    void thePlansReadWell() {
        FakeHost host = Deployed.with(SHOP);
        Golden.assertSame(
                Path.of("src/test/resources/by-hand.txt"),
                kill(host, "HUP") + "\n" + pause(host) + "\n" + remove(host, false) + "\n" + remove(host, true));
    }

    @Test
    void aSignalGoesToWhatRunsAndToWhatIsPaused() {
        FakeHost host = Deployed.with(SHOP);
        Deployed.apply(pause(host, "db"), host);
        host.forgetCalls();
        Deployed.apply(kill(host, "KILL"), host);
        assertEquals(
                List.of("send KILL to shop-db-1", "send KILL to shop-web-1"),
                host.calls().stream().sorted().toList());
        assertTrue(kill(host, "KILL").isEmpty());
    }

    @Test
    void onlyWhatIsPausedGoesOn() {
        FakeHost host = Deployed.with(SHOP);
        Deployed.apply(pause(host, "db"), host);
        host.forgetCalls();
        Deployed.apply(unpause(host), host);
        assertEquals(List.of("unpause shop-db-1"), host.calls());
        assertTrue(unpause(host).isEmpty());
    }

    @Test
    void removingTakesWhatHasEndedAndNoVolume() {
        FakeHost host = Deployed.with(SHOP);
        Deployed.apply(remove(host, false), host);
        assertEquals(List.of("remove shop-job-1"), host.calls());
        Deployed.apply(remove(host, true), host);
        assertTrue(host.observe("shop").containers().isEmpty());
        assertTrue(host.observe("shop").hasVolume("shop_data"));
    }

    @Test
    void whatNeedsAnotherIsStoppedBeforeIt() {
        FakeHost host = Deployed.with(SHOP);
        Deployed.apply(remove(host, true, "web", "db"), host);
        List<String> stops =
                host.calls().stream().filter(call -> call.startsWith("stop")).toList();
        assertEquals(List.of("stop shop-web-1", "stop shop-db-1"), stops);
    }

    @Test
    void whatRunsOnceIsLeftToWhoeverRunsIt() {
        FakeHost host = Deployed.with(SHOP);
        OneOff once = OneOff.of(SHOP, SHOP.service("db").orElseThrow(), true).numbered(host.observe("shop"));
        host.createOneOff(once);
        host.startContainer(once.name());
        assertTrue(!kill(host, "KILL").toString().contains("run-1"));
        assertTrue(!pause(host).toString().contains("run-1"));
        assertTrue(!remove(host, true).toString().contains("run-1"));
        host.stopContainer(once.name());
        assertTrue(remove(host, false).toString().contains("remove one-off container shop-db-run-1"));
    }

    @Test
    void whatUpdatesHaveKeptIsForPrune() {
        FakeHost host = Deployed.with(SHOP);
        Deployed.up(
                Given.stack(
                        "web: {image: nginx, links: [db], hostname: new}",
                        "db: {image: mongo, volumes: ['data:/data/db']}",
                        "job: {image: busybox, command: sh -c 'exit 3'}"),
                host);
        assertEquals(1, host.observe("shop").kept().size());
        assertTrue(
                !remove(host, true).toString().contains("previous"),
                () -> remove(host, true).toString());
    }
}
