package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Exposed;
import org.junit.jupiter.api.Test;

/** What every host promises of published ports. */
interface PortContract extends Trial {
    @Test
    default void publishesAPort() {
        String web = start(TestService.called("web").publishes("27001", 80).build());
        assertTrue(
                container(web).ports().contains(new Observed.Published("0.0.0.0", 27001, Exposed.of("80/tcp"))),
                container(web)::toString);
    }

    @Test
    default void refusesToStartOnAPortInUseAndLeavesTheContainer() {
        start(TestService.called("first").publishes("27002", 80).build());
        String second =
                create(TestService.called("second").publishes("27002", 80).build());
        refuses(
                "Docker did not start " + second + ": port 27002 of the host is in use by another container",
                () -> host().startContainer(second));
        assertEquals("created", container(second).state());
        host().stopContainer(stack() + "-first-1");
        host().startContainer(second);
        assertTrue(container(second).isRunning());
    }

    @Test
    default void takesAPortOfARangeThatIsFree() {
        String first =
                start(TestService.called("first").publishes("27003-27004", 80).build());
        String second =
                start(TestService.called("second").publishes("27003-27004", 80).build());
        assertNotEquals(
                container(first).ports().get(0).port(),
                container(second).ports().get(0).port());
    }
}
