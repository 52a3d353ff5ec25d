package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownTest {
    private static final Stack SHOP =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80']}", "db: {image: mongo}");

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
        FakeHost host = Deployed.with(SHOP).withGuest("jupyter-ada", "shop", "");

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
        FakeHost host = Deployed.with(SHOP).withGuest("proxy-web-1", "shop", "proxy");

        Plan plan = Planner.down("shop", host.observe("shop"), false, "localhost");

        assertEquals(List.of(), plan.losses());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(host.observe("shop").network());
        assertTrue(
                Planner.down("shop", host.observe("shop"), false, "localhost").isEmpty());
    }
}
