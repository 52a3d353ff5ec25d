package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is restarted with whom. */
class RestartTest {
    private static final Stack SHOP = Given.stack(
            "front: {image: nginx, depends_on: {web: {condition: service_started, restart: true}}}",
            "web: {image: nginx, depends_on: {db: {condition: service_started, restart: true}}}",
            "report: {image: nginx, depends_on: [db]}",
            "db: {image: mongo}");

    private static List<String> restarted(FakeHost host) {
        Plan plan = Planner.restart("shop", host.observe("shop"), Set.of("db"), "localhost");
        Deployed.apply(plan, host);
        return host.calls();
    }

    @Test
    void restartStopsDependentsFirstAndStartsThemLast() {
        FakeHost host =
                Deployed.with(Given.stack("web: {image: nginx, links: [db], ports: ['80:80']}", "db: {image: mongo}"));

        Deployed.apply(Planner.restart("shop", host.observe("shop"), Set.of(), "localhost"), host);

        assertEquals(List.of("stop shop-web-1", "stop shop-db-1", "start shop-db-1", "start shop-web-1"), host.calls());
    }

    @Test
    void whoSaysSoIsRestartedWithWhatItDependsOnAndOthersAreNot() {
        assertEquals(
                List.of(
                        "stop shop-front-1",
                        "stop shop-web-1",
                        "stop shop-db-1",
                        "start shop-db-1",
                        "start shop-web-1",
                        "start shop-front-1"),
                restarted(Deployed.with(SHOP)));
    }

    @Test
    void whatDoesNotRunStaysSo() {
        FakeHost host = Deployed.with(SHOP);
        host.stopContainer("shop-web-1");
        host.forgetCalls();

        assertEquals(List.of("stop shop-db-1", "start shop-db-1"), restarted(host));
    }
}
