package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** To how it was after an earlier update, also when more has happened since than updates. */
class RollbackTest {
    private static final String JOB = "depends_on: {job: {condition: service_completed_successfully}}, restart: always";

    private static Stack web(int version) {
        return Given.stack("web: {image: nginx, environment: {V: '" + version + "'}}", "api: {image: nginx}");
    }

    private static Stack jobs(int version) {
        return Given.stack(
                "web: {image: nginx, environment: {V: '" + version + "'}, " + JOB + "}",
                "job: {image: mongo, command: [sh, -c, 'exit 0'], environment: {V: '" + version + "'}}");
    }

    private static GoingBack to(int generation, FakeHost host, String... services) {
        return Planner.rollback("shop", host.observe("shop"), Entrance.NONE, generation, Set.of(services), "localhost");
    }

    private static void rollBack(int generation, FakeHost host, String... services) {
        assertEquals(
                List.of(),
                Deployed.apply(to(generation, host, services).plan(), host).failures());
    }

    @Test
    void bringsBackWhatIsKeptThoughItsServiceHasBeenMadeAnewSince() {
        FakeHost host = Deployed.with(web(1));
        Deployed.up(web(2), host);
        Deployed.apply(Planner.remove("shop", host.observe("shop"), Set.of("web"), true, "localhost"), host);
        Deployed.up(web(2), host);

        rollBack(1, host);

        assertTrue(Deployed.plan(web(1), host).isEmpty());
    }

    @Test
    void ofOneServiceLeavesAnotherOneInTheMiddleOfItsUpdateAlone() {
        String[] db = {"db: {image: mongo, volumes: ['d:/d']}", "db: {image: mongo, hostname: n, volumes: ['d:/d']}"};
        FakeHost host = Deployed.with(Given.stack(db[0], "web: {image: nginx}"));
        Deployed.up(Given.stack(db[0], "web: {image: nginx, hostname: n}"), host);
        Deployed.killedBefore(
                AwaitProven.class, Deployed.plan(Given.stack(db[1], "web: {image: nginx, hostname: n}"), host), host);

        rollBack(1, host, "web");

        assertTrue(
                host.observe("shop").container("shop-db-1.next").orElseThrow().isRunning());
    }

    @Test
    void doesNotRunAgainWhatHasDoneItsWork() {
        FakeHost host = Deployed.with(jobs(1));
        Deployed.up(jobs(2), host);
        host.forgetCalls().failOn("start shop-job-1.previous-1", "the data is newer");

        rollBack(1, host);

        assertTrue(Deployed.plan(jobs(1), host).isEmpty());
    }

    @Test
    void letsGoOfWhatAnInterruptedUpdateLeftRunning() {
        FakeHost host = Deployed.with(web(1));
        Deployed.up(web(2), host);
        Deployed.killedBefore(Pause.class, Deployed.plan(web(3), host), host);

        rollBack(1, host);

        assertFalse(host.observe("shop").kept().stream().anyMatch(Observed.Container::isRunning));
    }

    @Test
    void stopsFirstWhereTwoCannotBe() {
        for (String place : List.of("network_mode: host", "networks: {back: {ipv4_address: 172.30.0.9}}")) {
            String net = "networks: {back: {ipam: {config: [{subnet: 172.30.0.0/24}]}}}";
            FakeHost host = Deployed.with(
                    Given.stack("services:", "  web: {image: nginx, " + place + "}", "  " + "x: {image: redis}", net));
            Deployed.up(
                    Given.stack(
                            "services:",
                            "  web: {image: nginx, environment: {A: b}, " + place + "}",
                            "  x: {image: redis}",
                            net),
                    host);

            assertEquals(
                    "stop container shop-web-1",
                    to(1, host).plan().tasks().get(0).step().toString());
        }
    }

    @Test
    void anUpdateThatFailsDoesNotRunAgainWhatHadDoneItsWork() {
        FakeHost host = Deployed.with(jobs(1));
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);
        Deployed.up(jobs(2), host);
        host.forgetCalls();

        Deployed.apply(Deployed.back(before, host).plan(), host);

        assertFalse(
                host.calls().stream().anyMatch(call -> call.startsWith("start shop-job-1")), host.calls()::toString);
        assertTrue(Deployed.plan(jobs(1), host).isEmpty());
    }

    private static Stack linked(int version) {
        String change = "environment: {V: '" + version + "'}";
        return Given.stack(
                "web: {image: nginx, depends_on: {db: {condition: service_started, restart: true}}}",
                "db: {image: mongo, " + change + "}",
                "last: {image: nginx, " + change + ", depends_on: [web]}");
    }

    @Test
    void restartsWhoSaysSoWithWhatComesBack() {
        FakeHost host = Deployed.with(linked(1));
        Deployed.up(linked(2), host);
        host.forgetCalls();

        rollBack(1, host);

        assertTrue(host.calls().contains("start shop-web-1"), host.calls()::toString);
    }

    @Test
    void anUpdateThatFailsRestartsWhoSaysSoWithWhatComesBack() {
        FakeHost host = Deployed.with(linked(1));
        Observed before = host.observe("shop");
        host.ends("shop-last-1.next", 1);
        Deployed.up(linked(2), host);
        host.forgetCalls();

        Deployed.apply(Deployed.back(before, host).plan(), host);

        assertTrue(host.calls().contains("start shop-web-1"), host.calls()::toString);
    }

    @Test
    void whatHasProvedItselfAndWrittenStaysThoughItLacksItsName() {
        FakeHost host = Deployed.with(Given.stack("db: {image: mongo, volumes: ['d:/d']}"));
        Observed before = host.observe("shop");
        host.failOn("rename shop-db-1.next to shop-db-1", "no");
        Deployed.up(Given.stack("db: {image: redis, volumes: ['d:/d']}"), host);
        host.recover();

        GoingBack back = Deployed.back(before, host);

        assertEquals(Set.of("db"), back.staying());
        assertTrue(back.plan().isEmpty());
    }

    @Test
    void anUpdateThatFailsLeavesNoNetworkThatItMade() {
        FakeHost host = Deployed.with(
                Given.stack("services:", "  web: {image: nginx}", "  last: {image: nginx, links: [web]}"));
        Observed before = host.observe("shop");
        host.ends("shop-last-1.next", 1);
        Deployed.up(
                Given.stack(
                        "services:",
                        "  web: {image: nginx, networks: [default, back]}",
                        "  last: {image: nginx, hostname: new, links: [web]}",
                        "networks: {back: }"),
                host);

        Deployed.apply(Deployed.back(before, host).plan(), host);

        assertEquals(before.networks(), host.observe("shop").networks());
    }

    @Test
    void anUpdateThatFailsLeavesTheWayBackThatThereWas() {
        String lines = "web: {image: nginx, environment: {V: '%s'}, x-stack: {keep: 1}}";
        FakeHost host = Deployed.with(Given.stack(String.format(lines, 1), "last: {image: nginx, links: [web]}"));
        Deployed.up(Given.stack(String.format(lines, 2), "last: {image: nginx, links: [web]}"), host);
        Observed before = host.observe("shop");
        host.ends("shop-last-1.next", 1);
        Deployed.up(Given.stack(String.format(lines, 3), "last: {image: nginx, hostname: new, links: [web]}"), host);
        Deployed.apply(Deployed.back(before, host).plan(), host);

        assertTrue(host.observe("shop").container("shop-web-1.previous-1").isPresent());
    }

    @Test
    void whatAnInterruptedUpdateLeftRunningIsSeenAndStopped() {
        FakeHost host = Deployed.with(web(1));
        Deployed.killedBefore(Pause.class, Deployed.plan(web(2), host), host);

        Drift drift =
                Drift.of(web(2), host.observe("shop"), Set.of(), new Drift.Known(Map.of(), Map.of(), Entrance.NONE));
        assertEquals(
                List.of("shop-web-1.previous-1 [left by an update that did not end]"),
                drift.rows().stream()
                        .filter(row -> !row.findings().isEmpty())
                        .map(row -> row.name() + " " + row.findings())
                        .toList());
        assertTrue(
                Deployed.plan(web(2), host).toString().contains("1 container to stop"),
                Deployed.plan(web(2), host)::toString);
        Deployed.apply(Planner.stop("shop", host.observe("shop"), Set.of(), "localhost"), host);
        assertFalse(host.observe("shop").containers().stream().anyMatch(Observed.Container::isRunning));
    }

    private static Stack two(int web, int db) {
        return Given.stack(
                "web: {image: nginx, environment: {V: '" + web + "'}}",
                "db: {image: mongo, environment: {V: '" + db + "'}}");
    }

    @Test
    void toAnUpdateAfterARollbackDoesNotBringBackWhatThatTookBack() {
        FakeHost host = Deployed.with(two(1, 1));
        Deployed.up(two(2, 1), host);
        rollBack(1, host);
        Deployed.up(two(1, 3), host);
        Deployed.up(two(4, 3), host);

        rollBack(3, host);

        assertTrue(Deployed.plan(two(1, 3), host).isEmpty());
    }

    @Test
    void toAnUpdateBeforeARollbackBringsBackWhatThatTookBack() {
        FakeHost host = Deployed.with(two(1, 1));
        Deployed.up(two(2, 1), host);
        Deployed.up(two(2, 3), host);
        rollBack(1, host);
        assertTrue(Deployed.plan(two(1, 1), host).isEmpty());

        rollBack(3, host);

        assertTrue(Deployed.plan(two(2, 3), host).isEmpty());
        rollBack(1, host);
        assertTrue(Deployed.plan(two(1, 1), host).isEmpty());
    }
}
