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

class UpdateTest {
    private static final Stack BEFORE =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80']}", "db: {image: mongo}");
    private static final Stack AFTER =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80'], command: new}", "db: {image: mongo}");

    @Test
    void theReplacementIsMadeBeforeTheOldOneStops() {
        FakeHost host = Deployed.with(BEFORE);

        Deployed.up(AFTER, host);

        assertEquals(
                List.of(
                        "create shop-web-1.next",
                        "stop shop-web-1",
                        "start shop-web-1.next",
                        "watch shop-web-1.next",
                        "rename shop-web-1 to shop-web-1.previous-1",
                        "rename shop-web-1.next to shop-web-1"),
                host.calls());
    }

    @Test
    void containersOfServicesWithoutAnActiveProfileAreLeftAlone() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx}", "debug: {image: busybox}"));
        Stack inactive = Given.stack("web: {image: nginx}", "debug: {image: busybox, profiles: [debug]}");

        assertEquals(Set.of("debug"), inactive.inactive());
        assertTrue(Deployed.plan(inactive, host).isEmpty());
        assertFalse(Deployed.plan(Given.stack("web: {image: nginx}"), host).isEmpty());
    }

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
    void keepsSoManyForTheWayBackAsTheFileSays() {
        FakeHost host = Deployed.host();
        for (int change = 0; change < 6; change++) {
            String file = "web: {image: nginx, environment: {N: '" + change + "'}}";
            Deployed.up(
                    Given.stack(
                            "x-stack: {keep: 3}",
                            file,
                            "api: {image: nginx, x-stack: {keep: 1}, hostname: h" + change + "}"),
                    host);
        }

        assertEquals(
                List.of(
                        "shop-api-1.previous-5",
                        "shop-web-1.previous-3",
                        "shop-web-1.previous-4",
                        "shop-web-1.previous-5"),
                host.observe("shop").kept().stream()
                        .map(Observed.Container::name)
                        .toList());
    }

    @Test
    void letsGoAtOnceOfWhatHasNothingUnderWay() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx}"));
        String plan = Deployed.plan(Given.stack("web: {image: nginx, hostname: new, x-stack: {drain: 0s}}"), host)
                .toString();

        assertFalse(plan.contains("wait"), plan);
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
    void aNewerImageReplacesItsContainerAndNoOther() {
        FakeHost host = Deployed.with(BEFORE);
        host.with("mongo:latest", FakeHost.plain("a newer mongo"));

        Plan plan = Deployed.plan(BEFORE, host);

        assertTrue(plan.toString().contains("mongo:latest is another image now"), plan.toString());
        assertFalse(plan.toString().contains("shop-web-1"), plan.toString());
    }

    @Test
    void onlyTheNamedServiceAndWhatItNeedsComeUp() {
        Stack stack = Given.stack("web: {image: nginx, links: [db]}", "db: {image: mongo}", "other: {image: redis}");
        FakeHost host = Deployed.host();

        Deployed.apply(Planner.up(stack, host.observe("shop"), Set.of("web"), "localhost"), host);

        assertEquals(
                List.of("shop-db-1", "shop-web-1"),
                host.observe("shop").containers().stream()
                        .map(Observed.Container::name)
                        .toList());
    }

    @Test
    void aStoppedContainerStartsAgain() {
        FakeHost host = Deployed.with(BEFORE);
        Deployed.apply(Planner.stop("shop", host.observe("shop"), Set.of(), "localhost"), host);
        host.forgetCalls();

        Deployed.up(BEFORE, host);

        assertEquals(List.of("start shop-db-1", "start shop-web-1"), host.calls());
    }

    @Test
    void downRemovesDependentsFirstAndKeepsVolumes() {
        Stack stack = Given.stack("web: {image: nginx, links: [db]}", "db: {image: mongo, volumes: ['data:/data/db']}");
        FakeHost host = Deployed.with(stack);

        Deployed.apply(Planner.down("shop", host.observe("shop"), false, "localhost"), host);

        assertEquals("stop shop-web-1", host.calls().get(0));
        assertTrue(host.calls().indexOf("stop shop-web-1") < host.calls().indexOf("stop shop-db-1"));
        assertTrue(host.observe("shop").isEmpty());
        assertEquals(
                List.of("shop_data"),
                host.observe("shop").volumes().stream()
                        .map(Observed.Volume::name)
                        .toList());
    }

    @Test
    void downWithVolumesMarksEveryLoss() {
        Stack stack = Given.stack("db: {image: mongo, volumes: ['data:/data/db', '/logs']}");
        FakeHost host = Deployed.with(stack);

        Plan plan = Planner.down("shop", host.observe("shop"), true, "localhost");

        assertEquals(
                List.of("remove volume shop_data and its data", "remove volume shop_db-1_logs and its data"),
                plan.losses().stream().map(task -> task.step().toString()).toList());
    }

    @Test
    void downRemovesGuestsWhenThoseWhoMayHaveStartedThemHaveStopped() {
        FakeHost host = Deployed.with(BEFORE).withGuest("jupyter-ada", "shop", "");

        Plan plan = Planner.down("shop", host.observe("shop"), false, "localhost");

        assertEquals("""
                Plan for shop on localhost
                 1  stop container shop-web-1
                 2  remove container shop-web-1                                        after 1
                 3  stop container shop-db-1                                           after 1
                 4  remove container shop-db-1                                         after 3
                 5  remove guest jupyter-ada  !  on the network, and not of the stack  after 3
                 6  remove network shop                                                after 2, 4, 5
                2 containers and 1 guest to remove
                """, plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(host.observe("shop").isEmpty());
    }

    @Test
    void downLeavesContainersOfOthersAloneAndTheNetworkThatTheyAreOn() {
        FakeHost host = Deployed.with(BEFORE).withGuest("proxy-web-1", "shop", "proxy");

        Plan plan = Planner.down("shop", host.observe("shop"), false, "localhost");

        assertEquals(List.of(), plan.losses());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(host.observe("shop").network());
        assertTrue(
                Planner.down("shop", host.observe("shop"), false, "localhost").isEmpty());
    }

    @Test
    void aNetworkStaysAsItWasMadeWhileGuestsAreOnIt() {
        Stack before = Given.stack("services: {web: {image: nginx}}", "networks: {default: {}}");
        Stack after = Given.stack("services: {web: {image: nginx}}", "networks: {default: {internal: true}}");
        FakeHost host = Deployed.with(before).withGuest("jupyter-ada", "shop", "");

        Plan plan = Deployed.plan(after, host);

        assertTrue(plan.isEmpty(), plan::toString);
        assertTrue(plan.summary().contains("network shop stays as it was made: others are on it"), plan.summary());
    }

    @Test
    void anImageWithoutContainersIsHadReadyOnce() {
        Stack stack = Given.stack("hub: {image: nginx}", "notebook: {image: busybox, target_num_containers: 0}");
        FakeHost host = Deployed.host();

        Plan plan = Deployed.plan(stack, host);

        assertEquals("1 service to create, 1 image to have ready", plan.summary());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(host.calls().contains("pull busybox:latest"), host.calls().toString());
        assertTrue(Deployed.plan(stack, host).isEmpty());
    }

    @Test
    void restartStopsDependentsFirstAndStartsThemLast() {
        FakeHost host = Deployed.with(BEFORE);

        Deployed.apply(Planner.restart("shop", host.observe("shop"), Set.of(), "localhost"), host);

        assertEquals(List.of("stop shop-web-1", "stop shop-db-1", "start shop-db-1", "start shop-web-1"), host.calls());
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

    @Test
    void aRenamedServiceStartsOnItsDataOnlyWhenTheOldOneHasStopped() {
        FakeHost host = Deployed.with(Given.stack("db: {image: mongo, volumes: ['data:/data']}"));

        Plan plan = Deployed.plan(Given.stack("database: {image: mongo, volumes: ['data:/data']}"), host);

        assertTrue(isBefore(plan, "stop container shop-db-1", "start container shop-database-1"), plan.toString());
    }

    @Test
    void aVolumeThatMovesToAnotherServiceIsLetGoFirst() {
        FakeHost host = Deployed.with(
                Given.stack("a: {image: mongo, volumes: ['data:/data']}", "b: {image: redis, links: [a]}"));

        Plan plan = Deployed.plan(
                Given.stack(
                        "a: {image: mongo}",
                        "b: {image: redis, links: [a]}",
                        "c: {image: redis, volumes: ['data:/data']}"),
                host);

        assertTrue(isBefore(plan, "stop container shop-a-1", "start container shop-c-1"), plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
    }

    @Test
    void nothingIsRemovedForAnImageThatCannotBeHad() {
        FakeHost host = Deployed.with(Given.stack("db: {image: mongo}")).failOn("pull redis:latest", "no registry");

        Deployed.up(Given.stack("database: {image: redis}"), host);

        assertTrue(host.observe("shop").container("shop-db-1").orElseThrow().isRunning());
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
    void aContainerThatSomebodyTookOffTheNetworkIsReplaced() {
        FakeHost host = Deployed.with(BEFORE).disconnect("shop-db-1");

        Plan plan = Deployed.plan(BEFORE, host);

        assertTrue(plan.toString().contains("it is not on the stack's network"), plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(Deployed.plan(BEFORE, host).isEmpty());
    }

    private static final Stack WITH_FILES =
            Given.stack("services: {web: {image: nginx, secrets: [pw]}}", "secrets: {pw: {environment: DB_PASSWORD}}");

    @Test
    void aContainerThatNeverStartedAndMayLackItsFilesIsMadeAnew() {
        FakeHost host = Deployed.host().failOn("start shop-web-1", "not now");
        Deployed.up(WITH_FILES, host);
        host.recover().forgetCalls();

        Deployed.up(WITH_FILES, host);

        assertEquals(
                List.of(
                        "create shop-web-1.next",
                        "start shop-web-1.next",
                        "watch shop-web-1.next",
                        "remove shop-web-1",
                        "rename shop-web-1.next to shop-web-1"),
                host.calls());
        assertTrue(Deployed.plan(WITH_FILES, host).isEmpty());
    }

    @Test
    void aReplacementThatMayLackItsFilesIsMadeAnew() {
        FakeHost host = Deployed.with(BEFORE).failOn("start shop-web-1.next", "not now");
        Deployed.up(WITH_FILES, host);
        host.recover().forgetCalls();

        Deployed.up(WITH_FILES, host);

        assertEquals(
                List.of("remove shop-web-1.next", "create shop-web-1.next"),
                host.calls().stream()
                        .filter(call -> call.matches("(create|remove) .*next"))
                        .toList());
        assertTrue(Deployed.plan(WITH_FILES, host).isEmpty());
    }

    @Test
    void whatMayLackItsFilesIsNotStartedWithoutTheFile() {
        FakeHost host = Deployed.host().failOn("start shop-web-1", "not now");
        Deployed.up(WITH_FILES, host);

        assertTrue(Planner.start("shop", host.observe("shop"), Set.of(), "localhost")
                .isEmpty());
        assertTrue(Planner.restart("shop", host.observe("shop"), Set.of(), "localhost")
                .isEmpty());
    }

    private static boolean isBefore(Plan plan, String first, String second) {
        Set<Integer> before = new java.util.HashSet<>();
        for (int i = plan.tasks().size() - 1; i >= 0; i--) {
            Task task = plan.tasks().get(i);
            if (task.step().toString().equals(second) || before.contains(task.number())) {
                before.addAll(task.after());
            }
        }
        return plan.tasks().stream()
                .anyMatch(task ->
                        before.contains(task.number()) && task.step().toString().equals(first));
    }
}
