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
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a container whose service, or whose own name, is another one in the file. */
class RenamedTest {
    private static final String ENDS = "command: [sh, -c, 'exit 1'], ";
    private static final Stack DB = Given.stack("db: {image: mongo, volumes: ['data:/d'], restart: always}");

    private static Stack called(String name, String more) {
        return Given.stack(
                "db: {image: mongo, container_name: " + name + ", " + more + "volumes: ['data:/d'], restart: always}");
    }

    private static Plan plan(Stack stack, FakeHost host, boolean removesOrphans) {
        Observed observed = host.observe("shop");
        return Planner.up(
                stack,
                observed,
                LocalImages.NONE,
                new Wish(Set.of(), removesOrphans, Occasion.UNKNOWN),
                Entrance.NONE,
                "localhost");
    }

    private static void interrupted(Plan plan, FakeHost host, String call) {
        Interruption interruption = new Interruption();
        host.before(call, interruption::request);
        Applier.apply(plan, host, (Event event) -> {}, interruption);
    }

    private static boolean runs(FakeHost host, String name) {
        return host.observe("shop")
                .container(name)
                .filter(Observed.Container::isRunning)
                .isPresent();
    }

    @Test
    void anotherNameIsTakenByOneThatHasProvedItselfAndTheOldOneIsKept() {
        FakeHost host = Deployed.with(DB);

        assertTrue(Deployed.up(called("mydb", ""), host).isSuccess());

        assertTrue(runs(host, "mydb"));
        assertEquals("no", host.restart("mydb.previous-1"));
        assertTrue(Deployed.plan(called("mydb", ""), host).isEmpty());
    }

    @Test
    void anotherNameIsGivenBackWithItsContainer() {
        FakeHost host = Deployed.with(DB);
        Deployed.up(called("mydb", "hostname: new, "), host);

        Plan back = Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of(), "localhost")
                .plan();

        assertTrue(Deployed.apply(back, host).isSuccess());
        assertEquals(
                1, host.observe("shop").container("mydb").orElseThrow().origin().generation());
        assertTrue(Deployed.up(DB, host).isSuccess());
        assertTrue(runs(host, "shop-db-1"));
    }

    @Test
    void whoDoesNotProveItselfUnderAnotherNameLeavesTheOldOneRunning() {
        FakeHost host = Deployed.with(DB);

        assertFalse(Deployed.up(called("mydb", ENDS), host).isSuccess());

        assertTrue(runs(host, "shop-db-1"));
    }

    @Test
    void noServiceGoesBeforeThatOneWorksWhichComesForIt() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx, restart: always}"));

        Outcome outcome = Deployed.apply(
                plan(Given.stack("front: {image: nginx, " + ENDS + "restart: always}"), host, true), host);

        assertFalse(outcome.isSuccess());
        assertTrue(runs(host, "shop-web-1"));
    }

    @Test
    void whoInterruptsTheChangeOfANameFindsTheOldOneRunning() {
        FakeHost host = Deployed.with(DB);

        interrupted(plan(called("mydb", ""), host, false), host, "stop shop-db-1");

        assertTrue(runs(host, "shop-db-1"));
    }

    @Test
    void whoInterruptsTheRenamingOfAServiceFindsTheOldOneRunning() {
        FakeHost host = Deployed.with(DB);

        interrupted(
                plan(Given.stack("database: {image: mongo, volumes: ['data:/d'], restart: always}"), host, true),
                host,
                "stop shop-db-1");

        assertTrue(runs(host, "shop-db-1"));
    }

    @Test
    void whatStoppedForOneThatIsNeverTriedStartsAgain() {
        FakeHost host = Deployed.with(
                Given.stack("a: {image: redis}", "db: {image: mongo, volumes: ['data:/d'], restart: always}"));
        host.ends("shop-a-1.next", 1);

        Deployed.up(
                Given.stack(
                        "a: {image: redis, hostname: new}",
                        "db: {image: mongo, container_name: mydb, volumes: ['data:/d'], depends_on: [a]}"),
                host);

        assertTrue(runs(host, "shop-db-1"));
    }

    @Test
    void whatGivesUpItsDataStartsAgainWhenNobodyHasTakenItOver() {
        Stack wanted = Given.stack(
                "a: {image: redis, hostname: new}",
                "c: {image: mongo, depends_on: [a]}",
                "d: {image: nginx, volumes: ['data:/d'], depends_on: [a]}");
        Stack there = Given.stack("a: {image: redis}", "c: {image: mongo, volumes: ['data:/d'], depends_on: [a]}");
        FakeHost host = Deployed.with(there);
        host.ends("shop-a-1.next", 1);
        Deployed.up(wanted, host);
        assertTrue(runs(host, "shop-c-1"));

        FakeHost other = Deployed.with(there);
        interrupted(plan(wanted, other, false), other, "stop shop-c-1");
        assertTrue(runs(other, "shop-c-1"));
    }

    @Test
    void whatGivesUpItsDataStaysStoppedWhenSomebodyWritesToIt() {
        FakeHost host = Deployed.with(Given.stack("c: {image: mongo, volumes: ['data:/d']}"));
        host.ends("shop-c-1.next", 1);

        Deployed.up(Given.stack("c: {image: mongo}", "d: {image: nginx, volumes: ['data:/d']}"), host);

        assertTrue(runs(host, "shop-d-1"));
        assertFalse(runs(host, "shop-c-1"));
    }

    @Test
    void nobodyStartsOnDataToWhichAContainerWritesThatIsNoLongerInTheFile() {
        FakeHost host = Deployed.with(DB);
        Plan plan = plan(Given.stack("database: {image: mongo, volumes: ['data:/d']}"), host, false);

        assertEquals(
                List.of(
                        "container shop-db-1 of shop.yml is no longer in the file and writes to data that shop-database-1"
                                + " is to have"),
                plan.obstacles().stream().map(Obstacle::what).toList());
    }

    @Test
    void aVolumeIsTheSameUnderAnyKey() {
        FakeHost host = Deployed.with(Given.stack(
                "services:", "  db: {image: mongo, volumes: ['data:/d']}", "volumes: {data: {name: real}}"));

        Plan plan = plan(
                Given.stack("services:", "  other: {image: mongo, volumes: ['pg:/d']}", "volumes: {pg: {name: real}}"),
                host,
                true);

        List<String> steps =
                plan.tasks().stream().map(task -> task.step().toString()).toList();
        assertTrue(
                steps.indexOf("stop container shop-db-1") < steps.indexOf("start container shop-other-1.next"),
                plan::toString);
    }

    @Test
    void aServiceThatKeepsTheNameOfItsContainerReplacesIt() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx, container_name: site}"));

        Plan plan = plan(Given.stack("front: {image: nginx, container_name: site}"), host, false);

        assertTrue(plan.toString().contains("it was service web"), plan::toString);
        assertFalse(plan.toString().contains("no longer in the file"), plan::toString);
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertEquals(
                "front", host.observe("shop").container("site").orElseThrow().service());
    }

    @Test
    void whatHasWrittenUnderAnotherNameStaysAndCanBeTakenBack() {
        FakeHost host = Deployed.with(Given.stack(
                "db: {image: mongo, volumes: ['data:/d'], restart: always}", "web: {image: nginx, links: [db]}"));
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);
        Deployed.up(
                Given.stack(
                        "db: {image: redis, container_name: mydb, volumes: ['data:/d'], restart: always}",
                        "web: {image: nginx, hostname: new, links: [db]}"),
                host);

        GoingBack back = Deployed.back(before, host);
        Deployed.apply(back.plan(), host);
        assertEquals(Set.of("db"), back.staying());
        assertTrue(runs(host, "mydb"));

        Deployed.apply(
                Planner.rollback("shop", host.observe("shop"), Entrance.NONE, 1, Set.of("db"), "localhost")
                        .plan(),
                host);
        assertTrue(runs(host, "shop-db-1"));
        assertFalse(runs(host, "mydb"));
    }

    @Test
    void whatAnInterruptedUpdateMadeIsNoOtherNameOfItsService() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx}"));
        Deployed.killedBefore(
                AwaitProven.class, plan(Given.stack("web: {image: nginx, hostname: two}"), host, true), host);

        assertEquals(
                "1 service to replace, 1 container to remove",
                plan(Given.stack("web: {image: nginx, hostname: three}"), host, true)
                        .summary());
    }
}
