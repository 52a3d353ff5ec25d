package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Outcome;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a service does when those fail that it depends on. */
class DependenciesTest {
    private static final Stack OPTIONAL = Given.stack(
            "web: {image: nginx, depends_on: {db: {condition: service_healthy, required: false}}}",
            "db: {image: mongo}");

    private static final Stack REQUIRED =
            Given.stack("web: {image: nginx, depends_on: {db: {condition: service_healthy}}}", "db: {image: mongo}");

    @Test
    void startsWithoutAServiceThatIsNotRequiredAndCannotBeMade() {
        FakeHost host = Deployed.host().failOn("create shop-db-1", "no space left");

        Outcome outcome = Deployed.up(OPTIONAL, host);

        assertFalse(outcome.isSuccess());
        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
    }

    @Test
    void startsWithoutAServiceThatIsNotRequiredAndNeverHealthy() {
        FakeHost host = Deployed.host().ends("shop-db-1", 1);

        Outcome outcome = Deployed.up(OPTIONAL, host);

        assertTrue(outcome.isSuccess(), outcome.failures()::toString);
        assertTrue(host.observe("shop").container("shop-web-1").orElseThrow().isRunning());
        assertTrue(
                host.calls().indexOf("await healthy shop-db-1") < host.calls().indexOf("start shop-web-1"),
                host.calls()::toString);
    }

    @Test
    void doesNotStartWithoutAServiceThatIsRequired() {
        FakeHost host = Deployed.host().ends("shop-db-1", 1);

        Outcome outcome = Deployed.up(REQUIRED, host);

        assertFalse(outcome.isSuccess());
        assertFalse(host.calls().contains("start shop-web-1"), host.calls()::toString);
    }

    @Test
    void whoSharesWithAContainerThatDidNotStartIsNotMade() {
        Stack shared = Given.stack("web: {image: nginx, network_mode: 'service:db'}", "db: {image: mongo}");
        FakeHost host = Deployed.host().failOn("start shop-db-1", "no space left");

        Deployed.up(shared, host);

        assertEquals(
                List.of(),
                host.calls().stream().filter(call -> call.contains("web")).toList());
    }
}
