package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.NetworkForm;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoingBackTest {
    private static final Stack BEFORE = stack("");
    private static final Stack AFTER = stack("hostname: new, ");

    private static Stack stack(String change) {
        return Given.stack(
                "web: {image: nginx, " + change + "links: [api], ports: ['80:80'], restart: always}",
                "api: {image: nginx, " + change + "restart: always}",
                "db: {image: mongo, " + change + "volumes: ['data:/data']}");
    }

    @Test
    void whenOneServiceFailsTheOthersGoBackToo() {
        FakeHost host = Deployed.with(BEFORE);
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);

        assertFalse(Deployed.up(AFTER, host).isSuccess());
        assertTrue(Deployed.apply(Deployed.back(before, host).plan(), host).isSuccess());

        Observed now = host.observe("shop");
        assertEquals("shop-api-1 1, shop-db-1 2, shop-db-1.previous-1 1, shop-web-1 1", generations(now));
        assertTrue(now.container("shop-web-1").orElseThrow().isRunning());
        assertTrue(now.container("shop-api-1").orElseThrow().isRunning());
    }

    @Test
    void whatHasWrittenToItsDataStaysAndIsNamed() {
        FakeHost host = Deployed.with(BEFORE);
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);
        Deployed.up(AFTER, host);

        assertEquals(Set.of("db"), Deployed.back(before, host).staying());
    }

    @Test
    void theEngineStartsAgainOnlyWhatIsInUse() {
        FakeHost host = Deployed.with(BEFORE);
        Deployed.up(AFTER, host);

        assertEquals("always", host.restart("shop-web-1"));
        assertEquals("no", host.restart("shop-web-1.previous-1"));
        rollback(host, 1);
        assertEquals("always", host.restart("shop-web-1"));
        assertEquals("no", host.restart("shop-web-1.previous-2-undone-2"));
    }

    @Test
    void aRollbackReturnsToTheGenerationBefore() {
        FakeHost host = Deployed.with(BEFORE);
        Deployed.up(AFTER, host);

        rollback(host, 1);

        assertEquals(
                "shop-api-1 1, shop-api-1.previous-2-undone-2 2, shop-db-1 1, shop-db-1.previous-2-undone-2 2,"
                        + " shop-web-1 1, shop-web-1.previous-2-undone-2 2",
                generations(host.observe("shop")));
        assertTrue(
                Deployed.plan(BEFORE, host).isEmpty(),
                Deployed.plan(BEFORE, host).toString());
    }

    @Test
    void goesBackAsTheFileSays() {
        FakeHost host = Deployed.with(three("", "parallelism: 1, delay: 3s, monitor: 7s, order: stop-first"));
        Deployed.up(three("hostname: new, ", "parallelism: 1, delay: 3s, monitor: 7s, order: stop-first"), host);

        Golden.assertSame(
                Path.of("src/test/resources/rolled-back-in-turn.txt"),
                Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of(), "localhost")
                        .plan()
                        .toString());
        rollback(host, 1);
        assertTrue(Deployed.plan(three("", ""), host).isEmpty());
    }

    @Test
    void oneThatFailsOnItsWayBackKeepsTheOthersFromIt() {
        FakeHost host = Deployed.with(three("", "parallelism: 1"));
        Deployed.up(three("hostname: new, ", "parallelism: 1"), host);
        host.ends("shop-web-2.previous-1", 1);

        assertFalse(Deployed.apply(toFirst(host), host).isSuccess());

        assertEquals(
                "shop-web-1 1, shop-web-1.previous-2-undone-2 2, shop-web-2 2, shop-web-2.previous-1 1, shop-web-3 2,"
                        + " shop-web-3.previous-1 1",
                generations(host.observe("shop")));
    }

    @Test
    void onItsWayBackOneInThreeMayFail() {
        String rules = "parallelism: 1, max_failure_ratio: 0.34";
        FakeHost host = Deployed.with(three("", rules));
        Deployed.up(three("hostname: new, ", rules), host);
        host.ends("shop-web-2.previous-1", 1);

        assertFalse(Deployed.apply(toFirst(host), host).isSuccess());

        assertEquals(1, generation("shop-web-3", host));
        assertEquals(2, generation("shop-web-2", host));
    }

    private static Stack three(String change, String rules) {
        return Given.stack("web: {image: nginx, " + change + "restart: always, scale: 3, deploy: {rollback_config: {"
                + rules + "}}}");
    }

    private static Plan toFirst(FakeHost host) {
        return Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of(), "localhost")
                .plan();
    }

    @Test
    void aRollbackOfOneServiceLeavesTheOthers() {
        FakeHost host = Deployed.with(BEFORE);
        Deployed.up(AFTER, host);

        Deployed.apply(
                Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of("db"), "localhost")
                        .plan(),
                host);

        assertEquals(1, generation("shop-db-1", host));
        assertEquals(2, generation("shop-web-1", host));
    }

    @Test
    void whatWasNewGoesAgain() {
        FakeHost host = Deployed.with(Given.stack("api: {image: nginx}"));
        Observed before = host.observe("shop");
        host.failOn("start shop-job-1", "no");

        Deployed.up(Given.stack("api: {image: nginx}", "job: {image: redis}"), host);
        Deployed.apply(Deployed.back(before, host).plan(), host);

        assertEquals("shop-api-1 1", generations(host.observe("shop")));
    }

    @Test
    void aNetworkThatWasReplacedGoesBackWithWhatRanOnIt() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);

        Deployed.up(onNetwork("{internal: true}", ""), host);
        GoingBack back = Deployed.back(before, host);

        Golden.assertSame(
                Path.of("src/test/resources/network-goes-back.txt"), back.plan().toString());
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertTrue(Deployed.plan(onNetwork("{}", ""), host).isEmpty());
        assertEquals(before.networks(), host.observe("shop").networks());
    }

    @Test
    void aRollbackReturnsToTheNetworkOfThatUpdate() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Observed before = host.observe("shop");
        Deployed.up(onNetwork("{internal: true}", "hostname: new, "), host);
        Deployed.up(onNetwork("{attachable: true}", ""), host);

        rollback(host, 2);
        assertTrue(Deployed.plan(onNetwork("{internal: true}", "hostname: new, "), host)
                .isEmpty());
        rollback(host, 1);
        assertTrue(Deployed.plan(onNetwork("{}", ""), host).isEmpty());
        assertEquals(forms(before), forms(host.observe("shop")));
    }

    private static List<NetworkForm> forms(Observed observed) {
        return observed.networks().stream().map(Observed.Network::form).toList();
    }

    @Test
    void aNetworkStaysOnWhichSomebodyStays() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);

        Deployed.up(onNetwork("{internal: true}", "hostname: new, "), host);
        GoingBack back = Deployed.back(before, host);

        assertEquals(Set.of("db"), back.staying());
        assertEquals(Set.of("shop_back"), back.networks());
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
    }

    @Test
    void aNetworkThatWillNotBeMadeLeavesNothingStopped() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        host.failOn("replace network shop_back", "no");

        Deployed.up(onNetwork("{internal: true}", ""), host);

        assertTrue(host.observe("shop").container("shop-db-1").orElseThrow().isRunning());
        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
    }

    @Test
    void aRollbackOfOneServiceLeavesTheNetworkOfTheOthers() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Deployed.up(onNetwork("{internal: true}", ""), host);

        GoingBack back = Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of("web"), "localhost");

        assertEquals(Set.of("shop_back"), back.networks());
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertEquals(1, generation("shop-web-1", host));
        assertEquals(2, generation("shop-db-1", host));
    }

    /** The database writes. */
    private static Stack onNetwork(String network, String change) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back], links: [db], restart: always}",
                "  db: {image: mongo, " + change + "networks: [back], volumes: ['data:/data']}",
                "networks: {back: " + network + "}",
                "volumes: {data: }");
    }

    @Test
    void whatIsNoLongerKeptIsNamed() {
        FakeHost host = Deployed.with(BEFORE);
        Deployed.up(AFTER, host);
        host.observe("shop").kept().forEach(container -> host.removeContainer(container.name()));

        assertEquals(
                Set.of("web", "api", "db"),
                Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of(), "localhost")
                        .gone());
    }

    private static void rollback(FakeHost host, int generation) {
        Plan plan = Planner.rollback("shop", host.observe("shop"), Entrance.NONE, generation, Set.of(), "localhost")
                .plan();
        assertEquals(List.of(), Deployed.apply(plan, host).failures());
    }

    private static int generation(String container, FakeHost host) {
        return host.observe("shop").container(container).orElseThrow().origin().generation();
    }

    private static String generations(Observed observed) {
        return String.join(
                ", ",
                observed.containers().stream()
                        .map(container ->
                                container.name() + " " + container.origin().generation())
                        .toList());
    }
}
