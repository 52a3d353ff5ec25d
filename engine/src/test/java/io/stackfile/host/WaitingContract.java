package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every host promises to those who wait for a container. */
interface WaitingContract extends Trial {
    @Test
    default void waitsForTheEndOfAContainerAndTellsHowItEnded() {
        start(TestService.called("db").runs("exit 3").build());
        assertEquals(OptionalInt.of(3), host().awaitEnd(stack() + "-db-1", () -> {}));
        host().removeContainer(stack() + "-db-1");
        assertEquals(OptionalInt.empty(), host().awaitEnd(stack() + "-db-1", () -> {}));
    }

    @Test
    default void waitsForTheEnd() {
        String job = start(TestService.called("job").runs("exit 0").build());
        host().awaitCompleted(job);
        assertTrue(container(job).isCompleted());
    }

    @Test
    default void saysWithWhichCodeAJobFailed() {
        String job = start(TestService.called("job").runs("exit 3").build());
        refuses(job + " ended with exit code 3", () -> host().awaitCompleted(job));
    }

    @Test
    default void saysThatAContainerEndedBeforeItWasHealthy() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK --interval=1h CMD true", new ArrayList<>());
        String db = start(
                TestService.called("db").image(image.name()).runs("exit 4").build());
        refuses(db + " ended with exit code 4 before it was healthy", () -> host().awaitHealthy(db));
    }

    @Test
    default void waitsForHealth() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK --interval=100ms CMD true", new ArrayList<>());
        String db = start(TestService.called("db").image(image.name()).build());
        host().awaitHealthy(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    default void refusesToWaitForWhatWasNeverStarted() {
        String db = create(TestService.called("db").build());
        refuses("Docker did not tell when " + db + " is healthy: it was never started", () -> host().awaitHealthy(db));
        refuses("Docker did not tell when " + db + " has ended: it was never started", () -> host().awaitCompleted(db));
    }
}
