package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.apply.Outcome;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Ingress;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Updates that make networks anew, and what becomes of them when they fail, are killed, or are taken back. */
class ChangedNetworkTest {
    private static Stack onNetwork(String network, String change) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back], links: [db], restart: always}",
                "  db: {image: mongo, " + change + "networks: [back], volumes: ['data:/data']}",
                "networks: {back: " + network + "}",
                "volumes: {data: }");
    }

    private static String states(FakeHost host) {
        return host.observe("shop").containers().stream()
                .map(container -> container.name() + " " + container.origin().generation() + " " + container.state())
                .collect(Collectors.joining(", "));
    }

    private static boolean runs(FakeHost host, String name) {
        return host.observe("shop")
                .container(name)
                .filter(Observed.Container::isRunning)
                .isPresent();
    }

    private static GoingBack rollback(FakeHost host, int generation) {
        return Planner.rollback("shop", host.observe("shop"), Entrance.NONE, generation, Set.of(), "localhost");
    }

    @Test
    void aNetworkThatWillNotBeRestoredLeavesNothingDown() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Deployed.up(onNetwork("{internal: true}", ""), host);
        host.failOn("restore network shop_back", "Pool overlaps with other one on this address space");
        Plan plan = rollback(host, 1).plan();
        Outcome outcome = Deployed.apply(plan, host);
        assertFalse(outcome.isSuccess());
        assertTrue(runs(host, "shop-db-1") && runs(host, "shop-web-1"), plan + states(host));
    }

    @Test
    void aRollbackFindsTheNetworkOfAnUpdateThatWasTakenBackBefore() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Deployed.up(onNetwork("{internal: true}", "hostname: two, "), host);
        assertTrue(Deployed.apply(rollback(host, 1).plan(), host).isSuccess());
        Deployed.up(onNetwork("{attachable: true}", "hostname: three, "), host);
        Plan plan = rollback(host, 2).plan();
        assertTrue(Deployed.apply(plan, host).isSuccess());
        Plan rest = Deployed.plan(onNetwork("{internal: true}", "hostname: two, "), host);
        assertTrue(rest.isEmpty(), plan + states(host) + "\n" + rest);
    }

    @Test
    void whatAnInterruptedUpdateLeftRunningDoesNotHoldItsNetwork() {
        FakeHost host = Deployed.with(web("{}", ""));
        Deployed.up(web("{internal: true}", ""), host);
        host.failOn("stop shop-web-1.previous-2", "power cut");
        Deployed.up(web("{internal: true}", "hostname: new, "), host);
        host.recover();
        Plan plan = rollback(host, 1).plan();
        Outcome outcome = Deployed.apply(plan, host);
        assertTrue(outcome.isSuccess(), plan + outcome.failures().toString() + states(host));
    }

    private static Stack web(String network, String change) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, " + change + "networks: [back], restart: always}",
                "networks: {back: " + network + "}");
    }

    private static Outcome interruptedBefore(String call, Plan plan, FakeHost host) {
        Interruption interruption = new Interruption();
        host.before(call, interruption::request);
        return Applier.apply(plan, host, (Event e) -> {}, interruption);
    }

    @Test
    void interruptedWhileTheFirstProvesItselfTheOthersAreUpAgain() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Plan plan = Deployed.plan(onNetwork("{internal: true}", ""), host);
        interruptedBefore("watch shop-db-1.next", plan, host);
        assertTrue(runs(host, "shop-web-1"), states(host));
    }

    @Test
    void whereTheFileSaysToPauseWhatStoppedForTheNetworkIsUpAgain() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        host.ends("shop-db-1.next", 1);
        Deployed.up(onNetwork("{internal: true}", "deploy: {update_config: {failure_action: pause}}, "), host);
        assertTrue(runs(host, "shop-web-1"), states(host));
    }

    @Test
    void interruptedBetweenTheStopsAllIsUp() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Plan plan = Deployed.plan(onNetwork("{internal: true}", ""), host);
        interruptedBefore("stop shop-web-1", plan, host);
        assertTrue(runs(host, "shop-web-1"), states(host));
    }

    private static Stack served(String own) {
        return Given.stack(
                "services:",
                "  web:",
                "    image: nginx",
                "    expose: ['80']",
                "    x-stack: {ingress: {host: shop.example.org}}",
                "networks: {default: " + own + "}");
    }

    @Test
    void theIngressIsBackOnANetworkThatWouldNotBeMade() {
        FakeHost host = Deployed.host();
        Deployed.up(served("{}"), host);
        Observed before = host.observe("shop");
        host.failOn("replace network shop", "no");
        Deployed.up(served("{internal: true}"), host);
        host.recover();
        Observed now = host.observe("shop");
        GoingBack back = Planner.back("shop", before, now, Entrance.of(host, "shop", now), "localhost");
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertTrue(
                host.observe(Ingress.STACK)
                        .container(Ingress.CONTAINER)
                        .orElseThrow()
                        .networks()
                        .contains("shop"),
                back.plan() + "\n" + Deployed.plan(served("{}"), host));
    }

    @Test
    void theIngressIsPutBackOnTheNetworksThatItServes() {
        FakeHost host = Deployed.host();
        Deployed.up(served("{}"), host);
        Observed before = host.observe("shop");
        host.failOn("join shop", "no");
        Deployed.up(served("{internal: true}"), host);
        host.recover();
        Observed now = host.observe("shop");
        GoingBack back = Planner.back("shop", before, now, Entrance.of(host, "shop", now), "localhost");
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertTrue(
                host.observe(Ingress.STACK)
                        .container(Ingress.CONTAINER)
                        .orElseThrow()
                        .networks()
                        .contains("shop"),
                back.plan() + "\n" + Deployed.plan(served("{}"), host));
    }

    @Test
    void whatOnlyLacksItsNameIsNotTakenAway() {
        FakeHost host = Deployed.with(web("{}", ""));
        host.failOn("rename shop-web-1.next to shop-web-1", "power cut");
        Deployed.up(web("{}", "hostname: new, "), host);
        host.recover();
        Observed before = host.observe("shop");
        Plan plan = Deployed.plan(web("{internal: true}", "hostname: new, "), host);
        host.ends("shop-web-1", 1);
        host.failOn("start shop-web-1", "no");
        Deployed.apply(plan, host);
        host.recover();
        GoingBack back = Deployed.back(before, host);
        Deployed.apply(back.plan(), host);
        assertTrue(
                host.observe("shop").containers().stream().anyMatch(Observed.Container::isRunning),
                back.plan() + states(host));
    }

    @Test
    void whatOnlyLackedItsNameCanBeRolledBack() {
        FakeHost host = Deployed.with(web("{}", ""));
        host.failOn("rename shop-web-1.next to shop-web-1", "power cut");
        Deployed.up(web("{}", "hostname: new, "), host);
        host.recover();
        assertTrue(Deployed.up(web("{internal: true}", "hostname: new, "), host).isSuccess());
        Plan plan = rollback(host, 1).plan();
        Deployed.apply(plan, host);
        assertTrue(runs(host, "shop-web-1"), plan + states(host));
    }

    @Test
    void whatIsStartedAgainIsReadiedOnce() {
        FakeHost host = Deployed.with(two("{}", ""));
        host.failOn("replace network shop_back", "no");
        Plan plan = Deployed.plan(two("{internal: true}", "hostname: new, "), host);
        Deployed.apply(plan, host);
        assertEquals(
                1,
                host.calls().stream().filter("run ./warm in shop-web-1"::equals).count(),
                plan + host.calls().toString());
    }

    private static Stack two(String network, String change) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back, front], links: [api], restart: always, post_start: [{command: ./warm}]}",
                "  api: {image: nginx, " + change + "networks: [front]}",
                "networks: {back: " + network + ", front: {}}");
    }

    @Test
    void aRedeploymentLeavesNetworksAlone() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Redeployment newer = new Redeployment(onNetwork("{internal: true}", ""), Set.of("web"), false);
        assertEquals(List.of("network shop_back: internal added"), newer.differences(host.observe("shop")));
        Plan plan = newer.plan(host.observe("shop"), LocalImages.NONE, Occasion.UNKNOWN, "localhost");
        assertTrue(plan.isEmpty(), plan.toString());
    }

    @Test
    void aSecondTryThatFailsStartsWhatTheFirstHasStopped() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Plan plan = Deployed.plan(onNetwork("{internal: true}", ""), host);
        // killed after the stops
        Deployed.killedBefore(ReplaceNetwork.class, plan, host);
        Observed before = host.observe("shop");
        host.failOn("replace network shop_back", "no");
        Plan again = Deployed.plan(onNetwork("{internal: true}", ""), host);
        Deployed.apply(again, host);
        host.recover();
        GoingBack back = Deployed.back(before, host);
        Deployed.apply(back.plan(), host);
        assertTrue(runs(host, "shop-web-1") && runs(host, "shop-db-1"), again + "\n" + back.plan() + states(host));
    }

    @Test
    void whoSharesWithOneThatStopsForItsNetworkIsStartedAgain() {
        FakeHost host = Deployed.with(side("{}", ""));
        Observed before = host.observe("shop");
        Plan plan = Deployed.plan(side("{internal: true}", ""), host);
        host.ends("shop-db-1.next", 1);
        Deployed.apply(plan, host);
        GoingBack back = Deployed.back(before, host);
        assertTrue(
                back.plan().toString().contains("stop container shop-side-1"),
                back.plan().toString());
    }

    private static Stack side(String own, String change) {
        return Given.stack(
                "services:",
                "  db: {image: mongo, networks: [back], volumes: ['data:/data']}",
                "  web: {image: nginx, " + change + "networks: [back], links: [db]}",
                "  side: {image: nginx, network_mode: 'service:web'}",
                "networks: {back: " + own + "}",
                "volumes: {data: }");
    }

    @Test
    void killedBetweenItsEndAndItsBeginningANetworkStillRemembers() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Plan plan = Deployed.plan(onNetwork("{internal: true}", ""), host);
        Deployed.killedBefore(ReplaceNetwork.class, plan, host);
        host.lose("shop_back");
        Observed before = host.observe("shop");
        Plan again = Deployed.plan(onNetwork("{internal: true}", ""), host);
        assertTrue(Deployed.apply(again, host).isSuccess());
        Plan back = rollback(host, 1).plan();
        assertTrue(Deployed.apply(back, host).isSuccess());
        assertTrue(
                Deployed.plan(onNetwork("{}", ""), host).isEmpty(),
                Deployed.plan(onNetwork("{}", ""), host).toString());
    }

    @Test
    void aRollbackThatWasKilledBetweenTheTwoGoesOn() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Deployed.up(onNetwork("{internal: true}", ""), host);
        Plan plan = rollback(host, 1).plan();
        Deployed.killedBefore(RestoreNetwork.class, plan, host);
        host.lose("shop_back");
        Plan again = rollback(host, 1).plan();
        Outcome outcome = Deployed.apply(again, host);
        assertTrue(outcome.isSuccess(), again + outcome.failures().toString() + states(host));
    }

    @Test
    void whatWasTooManyGoesBackToo() {
        FakeHost host = Deployed.with(scaled("{}", 3));
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);
        Plan plan = Deployed.plan(scaled("{internal: true}", 1), host);
        Deployed.apply(plan, host);
        GoingBack back = Deployed.back(before, host);
        assertTrue(Deployed.apply(back.plan(), host).isSuccess());
        assertTrue(Deployed.plan(scaled("{}", 3), host).isEmpty(), plan + "\n" + back.plan());
    }

    private static Stack scaled(String own, int n) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back], scale: " + n + ", restart: always}",
                "networks: {back: " + own + "}");
    }

    @Test
    void oneOfTwoNetworksThatIsNotMadeTakesTheOtherBackToo() {
        FakeHost host = Deployed.with(twoNetworks("{}"));
        Observed before = host.observe("shop");
        host.failOn("replace network shop_back", "no");
        Plan plan = Deployed.plan(twoNetworks("{internal: true}"), host);
        Outcome outcome = Deployed.apply(plan, host);
        host.recover();
        GoingBack back = Deployed.back(before, host);
        Outcome undone = Deployed.apply(back.plan(), host);
        assertTrue(undone.isSuccess(), plan + "\n" + back.plan() + undone.failures());
        assertTrue(Deployed.plan(twoNetworks("{}"), host).isEmpty());
    }

    private static Stack twoNetworks(String form) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back, front], links: [db], restart: always}",
                "  db: {image: mongo, networks: [back], volumes: ['data:/data']}",
                "  edge: {image: nginx, networks: [front], links: [web]}",
                "networks: {back: " + form + ", front: " + form + "}",
                "volumes: {data: }");
    }

    @Test
    void portsAreSwappedOnANewNetworkToo() {
        FakeHost host = Deployed.with(addr("{ipam: {config: [{subnet: 10.1.0.0/16}]}}", "10.1.0.9", "80", "81"));
        Plan plan = Deployed.plan(addr("{ipam: {config: [{subnet: 10.2.0.0/16}]}}", "10.2.0.9", "81", "80"), host);
        assertTrue(Deployed.apply(plan, host).isSuccess());
    }

    private static Stack addr(String form, String address, String one, String two) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, ports: ['" + one + ":80'], networks: {back: {ipv4_address: " + address
                        + "}}, restart: always}",
                "  api: {image: nginx, ports: ['" + two + ":80'], networks: [back]}",
                "networks: {back: " + form + "}");
    }

    @Test
    void whatHasAnAddressOnTheNewNetworkIsMadeWhenThatIsThere() {
        FakeHost host = Deployed.with(moving("{ipam: {config: [{subnet: 10.1.0.0/16}]}}", "[front]", "80", "81"));
        Plan plan = Deployed.plan(
                moving("{ipam: {config: [{subnet: 10.2.0.0/16}]}}", "{back: {ipv4_address: 10.2.0.9}}", "81", "80"),
                host);
        int create = plan.tasks().stream()
                .filter(task -> task.step().toString().equals("create container shop-web-1.next"))
                .findFirst()
                .orElseThrow()
                .number();
        int replace = plan.tasks().stream()
                .filter(task -> task.step() instanceof ReplaceNetwork)
                .findFirst()
                .orElseThrow()
                .number();
        assertTrue(create > replace, plan.toString());
    }

    private static Stack moving(String form, String networks, String one, String two) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, ports: ['" + one + ":80'], networks: " + networks + ", restart: always}",
                "  api: {image: nginx, ports: ['" + two + ":80'], networks: [back]}",
                "networks: {front: {}, back: " + form + "}");
    }

    @Test
    void scalingLeavesNetworksAlone() {
        FakeHost host = Deployed.host();
        Deployed.up(served("{}"), host);
        Stack wanted =
                served("{internal: true}").scaled(java.util.Map.of("web", 2)).withoutRoutes();
        Plan plan = Planner.up(
                wanted,
                host.observe("shop"),
                LocalImages.NONE,
                Wish.ofContainers(Set.of("web"), false, Occasion.UNKNOWN),
                "localhost");
        Outcome outcome = Deployed.apply(plan, host);
        assertTrue(outcome.isSuccess(), plan + outcome.failures().toString());
    }

    @Test
    void whatStoppedForANetworkThatIsNotRestoredIsUpAgain() {
        FakeHost host = Deployed.with(onNetwork("{}", ""));
        Observed before = host.observe("shop");
        host.ends("shop-db-1.next", 1);
        Deployed.up(onNetwork("{internal: true}", ""), host);
        host.failOn("restore network shop_back", "no");
        Plan back = Deployed.back(before, host).plan();
        Deployed.apply(back, host);
        assertTrue(runs(host, "shop-db-1"), back + states(host));
    }

    @Test
    void whatIsLeftOfAServiceWithoutContainersLeavesTheNetwork() {
        FakeHost host = Deployed.with(web("{}", ""));
        host.failOn("stop shop-web-1.previous-1", "power cut");
        Deployed.up(web("{}", "hostname: new, "), host);
        host.recover();
        Stack zero = Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back], scale: 0}",
                "  api: {image: nginx, networks: [back]}",
                "networks: {back: {internal: true}}");
        Plan plan = Planner.up(zero, host.observe("shop"), Set.of("web", "api"), "localhost");
        Outcome outcome = Deployed.apply(plan, host);
        assertTrue(outcome.isSuccess(), plan + outcome.failures().toString());
    }

    @Test
    void nothingStopsBeforeTheImagesAreThere() {
        FakeHost host = Deployed.with(fixed("nginx", "10.1"));
        host.failOn("pull redis:latest", "no registry");
        Plan plan = Deployed.plan(fixed("redis", "10.2"), host);
        Deployed.apply(plan, host);
        assertFalse(
                host.calls().contains("stop shop-web-1"), plan + host.calls().toString() + states(host));
    }

    private static Stack fixed(String image, String net) {
        return Given.stack(
                "services:",
                "  web: {image: " + image + ", networks: {back: {ipv4_address: " + net + ".0.9}}, restart: always}",
                "networks: {back: {ipam: {config: [{subnet: " + net + ".0.0/16}]}}}");
    }
}
