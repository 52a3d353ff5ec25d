package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.OneOff;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneOffTest {
    private static final Stack SHOP = Given.stack(
            "services:",
            "  web:",
            "    image: nginx",
            "    links: [db]",
            "    depends_on: {job: {condition: service_completed_successfully}, db: {condition: service_healthy}}",
            "    volumes: [data:/data, data:/again, /own]",
            "  db: {image: mongo}",
            "  job: {image: busybox, command: sh -c 'exit 0'}",
            "volumes: {data: }");

    private static Service web() {
        return SHOP.service("web").orElseThrow();
    }

    private static Plan plan(FakeHost host, boolean waiting) {
        return Planner.oneOff(SHOP, web(), host.observe("shop"), host.localImages(), waiting, host.address());
    }

    private static String running(FakeHost host) {
        OneOff once = OneOff.of(SHOP, web(), false).numbered(host.observe("shop"));
        host.createOneOff(once);
        host.startContainer(once.name());
        return once.name();
    }

    @Test
    void everythingItNeedsComesFirst() {
        FakeHost host = Deployed.host();
        Golden.assertSame(
                Path.of("src/test/resources/one-off.txt"), plan(host, false).toString());
        assertTrue(Deployed.apply(plan(host, false), host).isSuccess());
        assertEquals("shop-web-run-1", running(host));
        assertEquals("shop-web-run-2", running(host));
    }

    @Test
    void whereTheStackIsUpItOnlyWaits() {
        FakeHost host = Deployed.with(SHOP);
        assertEquals(
                List.of("wait until container shop-job-1 has ended", "wait until container shop-db-1 is healthy"),
                plan(host, true).tasks().stream()
                        .map(task -> task.step().toString())
                        .toList());
        assertTrue(plan(host, false).isEmpty());
    }

    @Test
    void noPlanButDownTouchesIt() {
        FakeHost host = Deployed.with(SHOP);
        running(host);
        assertTrue(Deployed.plan(SHOP, host).isEmpty());
        for (Plan plan : List.of(
                Planner.stop("shop", host.observe("shop"), Set.of(), "localhost"),
                Planner.restart("shop", host.observe("shop"), Set.of(), "localhost"))) {
            assertTrue(!plan.toString().contains("run-1"), plan::toString);
        }
        Plan down = Planner.down("shop", host.observe("shop"), false, "localhost");
        assertEquals(new RemoveOneOff("shop-web-run-1"), down.tasks().get(0).step());
        assertTrue(Deployed.apply(down, host).isSuccess());
        assertTrue(host.observe("shop").isEmpty());
    }
}
