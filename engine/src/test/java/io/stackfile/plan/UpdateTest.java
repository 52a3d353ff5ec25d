package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
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
    void aNewerImageReplacesItsContainerAndNoOther() {
        FakeHost host = Deployed.with(BEFORE);
        host.with("mongo:latest", FakeHost.plain("a newer mongo"));

        Plan plan = Deployed.plan(BEFORE, host);

        assertTrue(plan.toString().contains("mongo:latest is another image now"), plan.toString());
        assertFalse(plan.toString().contains("shop-web-1"), plan.toString());
    }

    @Test
    void aContainerThatSomebodyTookOffTheNetworkIsReplaced() {
        FakeHost host = Deployed.with(BEFORE).disconnect("shop-db-1");

        Plan plan = Deployed.plan(BEFORE, host);

        assertTrue(plan.toString().contains("it is not on the stack's network"), plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(Deployed.plan(BEFORE, host).isEmpty());
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
    void containersOfServicesWithoutAnActiveProfileAreLeftAlone() {
        FakeHost host = Deployed.with(Given.stack("web: {image: nginx}", "debug: {image: busybox}"));
        Stack inactive = Given.stack("web: {image: nginx}", "debug: {image: busybox, profiles: [debug]}");

        assertEquals(Set.of("debug"), inactive.inactive());
        assertTrue(Deployed.plan(inactive, host).isEmpty());
        assertFalse(Deployed.plan(Given.stack("web: {image: nginx}"), host).isEmpty());
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

    @Test
    void aNetworkStaysAsItWasMadeWhileGuestsAreOnIt() {
        Stack before = Given.stack("services: {web: {image: nginx}}", "networks: {default: {}}");
        Stack after = Given.stack("services: {web: {image: nginx}}", "networks: {default: {internal: true}}");
        FakeHost host = Deployed.with(before).withGuest("jupyter-ada", "shop", "");

        Plan plan = Deployed.plan(after, host);

        assertTrue(plan.isEmpty(), plan::toString);
        assertTrue(plan.summary().contains("network shop stays as it was made: others are on it"), plan.summary());
    }

    private static Stack ranged(String change, int scale, String ports, String rules) {
        return Given.stack("web: {image: nginx, " + change + "scale: " + scale + ", ports: ['" + ports
                + ":80'], restart: always, deploy: {update_config: {" + rules + "}}}");
    }

    /** While one drains it has its port. */
    @Test
    void aRangeOfPortsIsNeverTooSmallForThoseThatAreThereAtOnce() {
        for (String rules : List.of("parallelism: 1", "parallelism: 3")) {
            for (String ports : List.of("8000-8002", "8000-8003", "8000-8005", "8000-8009")) {
                for (int scale : List.of(2, 3)) {
                    FakeHost host = Deployed.with(ranged("", 3, ports, rules));
                    host.before("stop shop-web-1.previous-1", () -> pause(50));

                    assertEquals(
                            List.of(),
                            Deployed.up(ranged("hostname: new, ", scale, ports, rules), host)
                                    .failures(),
                            rules + " " + ports + " " + scale);
                }
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRangeWithOnePortMoreIsEnoughToStartBesideTheOldOne() {
        FakeHost host = Deployed.with(ranged("", 3, "8000-8003", "parallelism: 1"));

        assertTrue(Deployed.plan(ranged("hostname: new, ", 3, "8000-8003", "parallelism: 1"), host)
                .toString()
                .contains("start-first"));
    }
}
