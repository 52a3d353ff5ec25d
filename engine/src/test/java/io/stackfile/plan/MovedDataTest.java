package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.reader.Given;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data that goes from one service to another. */
class MovedDataTest {
    @Test
    void aRenamedServiceStartsOnItsDataOnlyWhenTheOldOneHasStopped() {
        FakeHost host = Deployed.with(Given.stack("db: {image: mongo, volumes: ['data:/data']}"));

        Plan plan = Deployed.plan(Given.stack("database: {image: mongo, volumes: ['data:/data']}"), host);

        assertTrue(isBefore(plan, "stop container shop-db-1", "start container shop-database-1.next"), plan.toString());
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
    void twoNeverWriteToItAlsoWhenTheOneThatGaveItUpFails() {
        FakeHost host =
                Deployed.with(Given.stack("web: {image: nginx, volumes: ['data:/data']}", "api: {image: nginx}"));
        Observed before = host.observe("shop");
        host.failOn("start shop-web-1.next", "no");

        Deployed.up(Given.stack("web: {image: nginx}", "api: {image: nginx, volumes: ['data:/data']}"), host);
        GoingBack back = Deployed.back(before, host);
        Deployed.apply(back.plan(), host);

        assertEquals(Set.of("api"), back.staying());
        assertEquals(Set.of("web"), back.deprived());
        assertFalse(host.calls()
                .subList(
                        host.calls().indexOf("start shop-api-1.next"),
                        host.calls().size())
                .contains("start shop-web-1"));
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
