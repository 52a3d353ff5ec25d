package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A container in the network of another one is never left there when that network ends. */
class SharedNamespacesTest {
    private static final Stack TUNNEL = tunnel("");

    private final FakeHost host = Deployed.with(TUNNEL);

    private static Stack tunnel(String change) {
        return Given.stack(
                "vpn: {image: nginx, " + change + "volumes: ['keys:/keys'], restart: always}",
                "fetch: {image: redis, network_mode: 'service:vpn', restart: always}",
                "web: {image: nginx, links: [vpn]}");
    }

    private void nobodyIsAlone() {
        assertEquals(Map.of(), host.observe("shop").alone());
        assertTrue(host.observe("shop").container("shop-fetch-1").orElseThrow().isRunning());
    }

    private void bounce(String container) {
        host.stopContainer(container);
        host.startContainer(container);
        host.forgetCalls();
    }

    @Test
    void beginsAnewWhenTheUpdateOfItsMakerFails() {
        host.ends("shop-vpn-1.next", 1);

        assertFalse(Deployed.up(tunnel("hostname: new, "), host).isSuccess());

        nobodyIsAlone();
    }

    @Test
    void beginsAnewWhenTheUpdateOfItsMakerIsInterrupted() {
        Interruption interruption = new Interruption();
        host.before("start shop-vpn-1.next", interruption::request);

        Applier.apply(Deployed.plan(tunnel("hostname: new, "), host), host, (Event event) -> {}, interruption);

        nobodyIsAlone();
    }

    @Test
    void isPutRightOnTheWayBack() {
        Observed before = host.observe("shop");
        bounce("shop-vpn-1");

        Plan back = Deployed.back(before, host).plan();

        assertTrue(Deployed.apply(back, host).isSuccess());
        assertEquals(List.of("stop shop-fetch-1", "start shop-fetch-1"), host.calls());
        nobodyIsAlone();
    }

    @Test
    void isRestartedByAnUpdateWhenItsMakerHasStartedAgain() {
        bounce("shop-vpn-1");

        Plan plan = Deployed.plan(TUNNEL, host);

        assertTrue(
                plan.toString().contains("stop container shop-fetch-1   its network has ended with shop-vpn-1"),
                plan::toString);
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertEquals(List.of("stop shop-fetch-1", "start shop-fetch-1"), host.calls());
        nobodyIsAlone();
        assertTrue(Deployed.plan(TUNNEL, host).isEmpty());
    }

    @Test
    void isReplacedWhenItsMakerIsAnotherOne() {
        host.stopContainer("shop-vpn-1");
        host.removeContainer("shop-vpn-1");
        host.forgetCalls();

        assertTrue(Deployed.up(TUNNEL, host).isSuccess());

        assertTrue(host.calls().contains("create shop-fetch-1.next"), host.calls()::toString);
        nobodyIsAlone();
    }

    @Test
    void isRestartedWithItsMaker() {
        assertTrue(Deployed.apply(Planner.restart("shop", host.observe("shop"), Set.of("vpn"), "localhost"), host)
                .isSuccess());

        assertEquals(
                List.of("stop shop-fetch-1", "stop shop-vpn-1", "start shop-vpn-1", "start shop-fetch-1"),
                host.calls());
    }

    @Test
    void isRestartedWhenItsMakerStartsAgain() {
        host.stopContainer("shop-vpn-1");
        host.forgetCalls();

        Plan plan = Planner.start("shop", host.observe("shop"), Set.of("vpn"), "localhost");

        assertTrue(plan.toString().contains("1 container to start, 1 container to restart"), plan::toString);
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertEquals(List.of("stop shop-fetch-1", "start shop-vpn-1", "start shop-fetch-1"), host.calls());
        nobodyIsAlone();
    }

    @Test
    void statusTellsWhoIsAlone() {
        bounce("shop-vpn-1");

        Drift drift = Drift.of(
                TUNNEL, host.observe("shop"), Set.of("fetch"), new Drift.Known(Map.of(), Map.of(), Entrance.NONE));

        assertEquals(
                List.of("without a network: it ended with shop-vpn-1"),
                drift.rows().get(0).findings().stream()
                        .map(Drift.Finding::toString)
                        .toList());
    }

    @Test
    void whatStopsToStartAgainDoesSoThoughSomebodyInterrupts() {
        bounce("shop-vpn-1");
        Interruption interruption = new Interruption();
        host.before("stop shop-fetch-1", interruption::request);

        Applier.apply(Deployed.plan(TUNNEL, host), host, (Event event) -> {}, interruption);

        nobodyIsAlone();
    }

    @Test
    void whatDoesNotStartAgainIsNotTriedTwice() {
        bounce("shop-vpn-1");
        host.failOn("start shop-fetch-1", "no");

        Deployed.up(TUNNEL, host);

        assertEquals(
                1, host.calls().stream().filter("start shop-fetch-1"::equals).count());
    }

    @Test
    void goesBackWithItsMakerThatIsRolledBackAlone() {
        Deployed.up(tunnel("hostname: new, "), host);

        assertTrue(Deployed.apply(rollback("vpn").plan(), host).isSuccess());

        assertEquals(
                1,
                host.observe("shop")
                        .container("shop-fetch-1")
                        .orElseThrow()
                        .origin()
                        .generation());
        nobodyIsAlone();
    }

    @Test
    void doesNotGoBackToAMakerThatStays() {
        Deployed.up(tunnel("hostname: new, "), host);

        assertEquals(Map.of("fetch", "vpn"), rollback("fetch").bound());
        assertEquals(Map.of(), rollback().bound());
    }

    private GoingBack rollback(String... services) {
        return Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of(services), "localhost");
    }

    @Test
    void staysWithAMakerThatHasWrittenToItsData() {
        Stack wanted = Given.stack(
                "vpn: {image: nginx, hostname: new, volumes: ['keys:/keys'], restart: always}",
                "fetch: {image: redis, network_mode: 'service:vpn', restart: always}",
                "web: {image: nginx, hostname: new, links: [fetch]}");
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);
        Deployed.up(wanted, host);

        GoingBack back = Deployed.back(before, host);

        assertEquals(Map.of("fetch", "vpn"), back.bound());
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        nobodyIsAlone();
    }

    @Test
    void aMakerStaysForOneThatHasWrittenToItsData() {
        FakeHost other = Deployed.with(writer(1));
        Observed before = other.observe("shop");
        other.ends("shop-web-1.next", 1);
        Deployed.up(writer(2), other);

        GoingBack back = Deployed.back(before, other);

        assertEquals(Set.of("fetch"), back.staying());
        assertEquals(Map.of("vpn", "fetch"), back.bound());
        assertTrue(Deployed.apply(back.plan(), other).isSuccess());
        assertEquals(Map.of(), other.observe("shop").alone());
    }

    private static Stack writer(int version) {
        String change = "environment: {V: '" + version + "'}";
        return Given.stack(
                "vpn: {image: nginx, " + change + ", restart: always}",
                "fetch: {image: redis, " + change
                        + ", network_mode: 'service:vpn', volumes: ['d:/d'], restart: always}",
                "web: {image: nginx, " + change + ", links: [vpn]}");
    }

    private Plan forVpn(Stack stack) {
        return Planner.up(
                stack,
                host.observe("shop"),
                LocalImages.NONE,
                new Wish(Set.of("vpn"), true, Occasion.UNKNOWN),
                Entrance.NONE,
                "localhost");
    }

    @Test
    void isReplacedWithItsMakerThatAloneIsAskedFor() {
        assertTrue(Deployed.apply(forVpn(tunnel("hostname: new, ")), host).isSuccess());

        nobodyIsAlone();
        assertTrue(forVpn(tunnel("hostname: new, ")).isEmpty());
    }

    @Test
    void isNotUpdatedWithAMakerThatStays() {
        Stack changed = Given.stack(
                "vpn: {image: nginx, volumes: ['keys:/keys'], restart: always}",
                "fetch: {image: mongo, network_mode: 'service:vpn', restart: always}",
                "web: {image: nginx, links: [vpn]}");

        assertTrue(forVpn(changed).isEmpty(), forVpn(changed)::toString);
    }

    @Test
    void isNamedWhenItsProfileIsNotActive() {
        Stack inactive = Given.stack(
                "vpn: {image: nginx, hostname: new, volumes: ['keys:/keys'], restart: always}",
                "fetch: {image: redis, profiles: [more], network_mode: 'service:vpn', restart: always}",
                "web: {image: nginx, links: [vpn]}");

        assertTrue(
                Deployed.plan(inactive, host)
                        .summary()
                        .endsWith(
                                "container shop-fetch-1 of a profile that is not active runs in a namespace of vpn and is"
                                        + " left in it; with its profile, 'up' replaces it, too"),
                Deployed.plan(inactive, host)::summary);
    }
}
