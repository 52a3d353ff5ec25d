package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Outcome;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Updates of which something fails, and what comes after them. */
class FailedUpdateTest {
    private static final Stack BEFORE =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80']}", "db: {image: mongo}");
    private static final Stack AFTER =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80'], command: new}", "db: {image: mongo}");

    @Test
    void theOldOneStartsAgainWhenItsReplacementWillNot() {
        FakeHost host = Deployed.with(BEFORE).failOn("start shop-web-1.next", "no such command: new");

        Outcome outcome = Deployed.up(AFTER, host);

        assertFalse(outcome.isSuccess());
        Observed.Container web = host.observe("shop").container("shop-web-1").orElseThrow();
        assertTrue(web.isRunning());
        assertEquals(
                List.of("start container shop-web-1"), outcome.failures().get(0).undone());
    }

    @Test
    void aServiceThatStoppedForAnotherComesBackWhenItsOwnReplacementIsNeverTried() {
        FakeHost host = Deployed.with(
                Given.stack("web: {image: nginx, links: [api], ports: ['80:80']}", "api: {image: nginx}"));
        host.failOn("start shop-api-1.next", "no");

        Deployed.up(
                Given.stack(
                        "web: {image: nginx, links: [api], ports: ['81:80']}",
                        "api: {image: nginx, command: new}",
                        "proxy: {image: redis, ports: ['80:80'], links: [web]}"),
                host);

        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
    }

    @Test
    void nothingIsRemovedForAnImageThatCannotBeHad() {
        FakeHost host = Deployed.with(Given.stack("db: {image: mongo}")).failOn("pull redis:latest", "no registry");

        Deployed.up(Given.stack("database: {image: redis}"), host);

        assertTrue(host.observe("shop").container("shop-db-1").orElseThrow().isRunning());
    }

    @Test
    void oneInThreeMayFailAndTheOthersAreReplaced() {
        FakeHost host = Deployed.with(three(""));
        host.ends("shop-web-1.next", 1);

        assertFalse(Deployed.up(three("hostname: new, "), host).isSuccess());

        assertEquals(List.of(1, 2, 2), generations(host));
    }

    @Test
    void whenMoreFailThanMayNoOtherIsReplaced() {
        FakeHost host = Deployed.with(three(""));
        host.ends("shop-web-1.next", 1);
        host.ends("shop-web-2.next", 1);

        assertFalse(Deployed.up(three("hostname: new, "), host).isSuccess());

        assertEquals(List.of(1, 1, 1), generations(host));
    }

    @Test
    void aSecondTryGoesOnWithTheReplacementThatIsThere() {
        FakeHost host = Deployed.with(BEFORE).failOn("start shop-web-1.next", "not now");
        Deployed.up(AFTER, host);
        host.recover().forgetCalls();

        Deployed.up(AFTER, host);

        assertEquals(
                List.of(
                        "stop shop-web-1",
                        "start shop-web-1.next",
                        "watch shop-web-1.next",
                        "give names shop-web-1.next",
                        "rename shop-web-1 to shop-web-1.previous-1",
                        "rename shop-web-1.next to shop-web-1"),
                host.calls());
        assertTrue(Deployed.plan(AFTER, host).isEmpty());
    }

    @Test
    void goingBackToTheOldFileRemovesTheReplacementThatFailed() {
        FakeHost host = Deployed.with(BEFORE).failOn("start shop-web-1.next", "not now");
        Deployed.up(AFTER, host);
        host.recover().forgetCalls();

        Deployed.up(BEFORE, host);

        assertEquals(List.of("remove shop-web-1.next"), host.calls());
    }

    @Test
    void aReplacementThatOnlyLacksItsNameGetsIt() {
        FakeHost host = Deployed.with(BEFORE).failOn("rename shop-web-1.next to shop-web-1", "power cut");
        Deployed.up(AFTER, host);
        host.recover().forgetCalls();

        Deployed.up(AFTER, host);

        assertEquals(List.of("give names shop-web-1.next", "rename shop-web-1.next to shop-web-1"), host.calls());
        assertTrue(Deployed.plan(AFTER, host).isEmpty());
    }

    @Test
    void aReplacementThatFailedStaysAsleepBesideWhatItShouldHaveReplaced() {
        FakeHost host = Deployed.with(BEFORE).failOn("start shop-web-1.next", "not now");
        Deployed.up(AFTER, host);
        host.recover().forgetCalls();

        Deployed.apply(Planner.restart("shop", host.observe("shop"), Set.of(), "localhost"), host);
        assertFalse(host.calls().contains("start shop-web-1.next"), host.calls().toString());

        Deployed.apply(Planner.stop("shop", host.observe("shop"), Set.of(), "localhost"), host);
        host.forgetCalls();
        Deployed.apply(Planner.start("shop", host.observe("shop"), Set.of(), "localhost"), host);
        assertEquals(List.of("start shop-db-1", "start shop-web-1"), host.calls());
    }

    private static List<Integer> generations(FakeHost host) {
        return Stream.of("shop-web-1", "shop-web-2", "shop-web-3")
                .map(name -> host.observe("shop")
                        .container(name)
                        .orElseThrow()
                        .origin()
                        .generation())
                .toList();
    }

    private static Stack three(String change) {
        return Given.stack("web: {image: nginx, " + change
                + "restart: always, scale: 3, deploy: {update_config: {max_failure_ratio: 0.34}}}");
    }
}
