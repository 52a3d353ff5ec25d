package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Ingress;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Updates that make a network anew and are killed, interrupted, or lose their host, and what the next one makes of it. */
class InterruptedNetworkTest {
    private final FakeHost host = Deployed.host();

    /** The web needs the database, which writes. */
    private static Stack shop(String network) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back], links: [db], restart: always}",
                "  db: {image: mongo, networks: [back], volumes: ['data:/data']}",
                "networks: {back: " + network + "}",
                "volumes: {data: }");
    }

    private static Stack web(String network, String change) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, " + change + "networks: [back], restart: always}",
                "networks: {back: " + network + "}");
    }

    private static Stack served(String network, String image) {
        return Given.stack(
                "services:",
                "  web:",
                "    image: " + image,
                "    expose: ['80']",
                "    x-stack: {ingress: {host: shop.example.org}}",
                "networks: {default: " + network + "}");
    }

    /** The beginning of an update, until somebody kills it before a step of this kind. */
    private void killedBefore(Class<? extends Step> kind, Stack wanted) {
        Deployed.killedBefore(kind, Deployed.plan(wanted, host), host);
    }

    private void back(Observed before) {
        Observed now = host.observe("shop");
        Deployed.apply(
                Planner.back("shop", before, now, Entrance.of(host, "shop", now), "localhost")
                        .plan(),
                host);
    }

    private Plan rollback(int generation) {
        return Planner.rollback("shop", host.observe("shop"), Entrance.NONE, generation, Set.of(), "localhost")
                .plan();
    }

    private void runs(String... containers) {
        for (String name : containers) {
            Observed now = host.observe("shop");
            assertTrue(
                    now.container(name).filter(Observed.Container::isRunning).isPresent(),
                    () -> name + " does not run: " + now.containers());
        }
    }

    private void theIngressIsOnIt() {
        assertTrue(host.observe(Ingress.STACK)
                .container(Ingress.CONTAINER)
                .orElseThrow()
                .networks()
                .contains("shop"));
    }

    @Test
    void aSecondTryWhoseFirstContainerFailsStartsAllThatTheFirstStopped() {
        Deployed.up(shop("{}"), host);
        killedBefore(ReplaceNetwork.class, shop("{internal: true}"));
        Observed before = host.observe("shop");
        host.ends("shop-db-1.next", 1);

        Deployed.up(shop("{internal: true}"), host);
        back(before);

        runs("shop-web-1", "shop-db-1");
    }

    @Test
    void aSecondTryThatIsInterruptedStartsAllThatTheFirstStopped() {
        Deployed.up(shop("{}"), host);
        killedBefore(ReplaceNetwork.class, shop("{internal: true}"));
        Interruption interruption = new Interruption();
        host.before("replace network shop_back", interruption::request);

        Applier.apply(Deployed.plan(shop("{internal: true}"), host), host, (Event event) -> {}, interruption);

        runs("shop-web-1", "shop-db-1");
    }

    @Test
    void whoIsInterruptedDoesNotWaitForAProof() throws InterruptedException {
        Deployed.up(shop("{}"), host);
        Interruption interruption = new Interruption();
        CountDownLatch never = new CountDownLatch(1);
        host.before("watch shop-db-1.next", () -> {
            interruption.request();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        Applier.apply(Deployed.plan(shop("{internal: true}"), host), host, (Event event) -> {}, interruption);
        never.countDown();

        runs("shop-web-1", "shop-db-1");
    }

    @Test
    void whatStoppedStartsAlsoOnANetworkThatDoesNotGoBack() {
        Deployed.up(shop("{}"), host);
        Observed before = host.observe("shop");
        killedBefore(StartContainer.class, shop("{internal: true}"));
        host.failOn("restore network shop_back", "no");

        back(before);

        runs("shop-web-1", "shop-db-1");
    }

    @Test
    void aRollbackStartsWhatAKilledUpdateHasStopped() {
        Deployed.up(shop("{}"), host);
        killedBefore(StartContainer.class, shop("{internal: true}"));

        assertTrue(Deployed.apply(rollback(1), host).isSuccess());

        runs("shop-web-1", "shop-db-1");
        assertTrue(Deployed.plan(shop("{}"), host).isEmpty());
    }

    @Test
    void aRollbackOfWhatOnlyLacksItsNamePutsTheOneBeforeToWork() {
        Deployed.up(web("{}", ""), host);
        host.failOn("rename shop-web-1.next to shop-web-1", "power cut");
        Deployed.up(web("{}", "hostname: new, "), host);
        host.recover();

        assertTrue(Deployed.apply(rollback(1), host).isSuccess());

        runs("shop-web-1");
    }

    @Test
    void aNetworkThatWasLostIsWhatItWasWhenTheSecondTryFails() {
        Deployed.up(web("{}", ""), host);
        Observed before = host.observe("shop");
        killedBefore(ReplaceNetwork.class, web("{internal: true}", ""));
        host.lose("shop_back");
        Observed killed = host.observe("shop");
        host.failOn("start shop-web-1.next", "no");

        Deployed.up(web("{internal: true}", ""), host);
        host.recover();
        back(killed);

        runs("shop-web-1");
        assertEquals(before.networks(), host.observe("shop").networks());
    }

    @Test
    void aRollbackChoosesTheFormThatWasInUse() {
        Deployed.up(web("{}", ""), host);
        Deployed.up(web("{internal: true}", "hostname: two, "), host);
        Deployed.apply(rollback(1), host);
        Stack third = web("{}", "hostname: three, ");
        Deployed.up(third, host);
        Deployed.up(web("{attachable: true}", "hostname: four, "), host);

        Deployed.apply(rollback(3), host);

        assertTrue(Deployed.plan(third, host).isEmpty());
    }

    @Test
    void whatHasDoneItsWorkDoesNotRunAgainWhenTheNetworkIsNotMade() {
        Deployed.up(job("{}"), host);
        host.ends("shop-job-1", 0);
        host.awaitCompleted("shop-job-1");
        host.forgetCalls().failOn("replace network shop_back", "no");

        Deployed.up(job("{internal: true}"), host);

        assertFalse(host.calls().contains("start shop-job-1"));
    }

    private static Stack job(String network) {
        return Given.stack(
                "services:",
                "  job: {image: redis, networks: [back]}",
                "  web: {image: nginx, networks: [back], depends_on: {job: {condition: service_completed_successfully}}}",
                "networks: {back: " + network + "}");
    }

    @Test
    void whoSharesANamespaceBeginsAnewWithItsMaker() {
        Deployed.up(side("{}"), host);
        host.forgetCalls().failOn("replace network shop_back", "no");

        Deployed.up(side("{internal: true}"), host);

        List<String> calls = host.calls();
        assertTrue(calls.lastIndexOf("start shop-side-1") > calls.lastIndexOf("start shop-web-1"), calls::toString);
    }

    private static Stack side(String network) {
        return Given.stack(
                "services:",
                "  web: {image: nginx, networks: [back]}",
                "  side: {image: nginx, network_mode: 'service:web'}",
                "networks: {back: " + network + "}");
    }

    @Test
    void theIngressStaysUntilAllIsThere() {
        Deployed.up(served("{}", "nginx"), host);
        host.failOn("pull redis:latest", "no registry");

        Deployed.up(served("{internal: true}", "redis"), host);

        theIngressIsOnIt();
    }

    @Test
    void theIngressIsPutBackWhenSomebodyInterrupts() {
        Deployed.up(served("{}", "nginx"), host);
        Interruption interruption = new Interruption();
        host.before("leave shop", interruption::request);

        Applier.apply(
                Deployed.plan(served("{internal: true}", "nginx"), host), host, (Event event) -> {}, interruption);

        theIngressIsOnIt();
        runs("shop-web-1");
    }

    @Test
    void anIngressThatCannotBePutBackKeepsNobodyDown() {
        Deployed.up(served("{}", "nginx"), host);
        Observed before = host.observe("shop");
        killedBefore(StartContainer.class, served("{internal: true}", "nginx"));
        host.failOn("join shop", "no");

        back(before);

        runs("shop-web-1");
    }

    @Test
    void aContainerThatRunsOnceLetsTheNetworkRemember() {
        Deployed.up(web("{}", ""), host);
        Stack wanted = web("{internal: true}", "");
        killedBefore(ReplaceNetwork.class, wanted);
        host.lose("shop_back");

        Deployed.apply(
                Planner.oneOff(
                        wanted, wanted.services().get(0), host.observe("shop"), LocalImages.NONE, false, "localhost"),
                host);
        Deployed.up(wanted, host);
        Deployed.apply(rollback(1), host);

        assertTrue(Deployed.plan(web("{}", ""), host).isEmpty());
    }

    @Test
    void downForgetsWhatWasLost() {
        Deployed.up(Given.stack("web: {image: nginx}"), host);
        host.stopContainer("shop-web-1");
        host.lose("shop");

        Deployed.apply(Planner.down("shop", host.observe("shop"), true, "localhost"), host);

        assertEquals(List.of(), host.observe("shop").lost());
    }

    @Test
    void aNetworkThatNobodyCanMakeAnewKeepsNobodyFromRedeploying() {
        Deployed.up(shop("{}"), host);
        host.withGuest("jupyter-ada", "shop_back", "");

        assertEquals(
                List.of(),
                new Redeployment(shop("{internal: true}"), Set.of("web"), false).differences(host.observe("shop")));
    }
}
