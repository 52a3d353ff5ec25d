package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Containers that were cut short before they began and may lack files that are put into them. */
class LackedFilesTest {
    private static final Stack BEFORE =
            Given.stack("web: {image: nginx, links: [db], ports: ['80:80']}", "db: {image: mongo}");
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
}
