package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every host promises of commands in containers, signals and pauses. */
interface CommandContract extends Trial {
    @Test
    default void passesOnWhatACommandSaysAndItsExitCode() {
        String db = start(TestService.called("db").build());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OptionalInt code = host().processes()
                .exec(
                        db,
                        ExecSpec.of("sh", "-c", "echo one; exit 3"),
                        new Streams(Optional.empty(), said, OutputStream.nullOutputStream()));
        assertEquals(OptionalInt.of(3), code);
        assertEquals("one\n", said.toString(UTF_8));
    }

    @Test
    default void refusesToRunACommandWhereNothingRuns() {
        String db = create(TestService.called("db").build());
        ExecSpec command = ExecSpec.of("sh", "-c", "exit 0");
        refuses(
                "Docker did not run 'sh' in " + db + ": it does not run",
                () -> host().processes().exec(db, command, nowhere()));
        refuses(
                "Docker did not run 'sh' in " + db + ": it does not run",
                () -> host().processes().launch(db, command));
        refuses(
                "Docker did not run 'sh' in nothing: there is no such container",
                () -> host().processes().exec("nothing", command, nowhere()));
    }

    @Test
    default void pausesWhatRunsAndLetsItGoOn() {
        String db = start(TestService.called("db").build());
        host().processes().pause(db);
        assertEquals("paused", container(db).state());
        assertTrue(container(db).isAlive());
        assertTrue(container(db).status().endsWith("(Paused)"), container(db)::status);
        refuses(
                "Docker did not pause " + db + ": it is paused already",
                () -> host().processes().pause(db));
        refuses("Docker did not remove " + db + ": it is paused", () -> host().removeContainer(db));
        host().processes().unpause(db);
        assertTrue(container(db).isRunning());
        refuses(
                "Docker did not unpause " + db + ": it is not paused",
                () -> host().processes().unpause(db));
    }

    @Test
    default void killsWhatRunsAlsoWhenItIsPaused() {
        String db = start(TestService.called("db").build());
        host().processes().pause(db);
        host().processes().signal(db, "KILL");
        assertEquals(OptionalInt.of(137), host().awaitEnd(db, () -> {}));
    }

    @Test
    default void refusesToSignalOrPauseWhatDoesNotRun() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not send HUP to " + db + ": it does not run",
                () -> host().processes().signal(db, "HUP"));
        refuses(
                "Docker did not pause " + db + ": it does not run",
                () -> host().processes().pause(db));
        refuses(
                "Docker did not unpause " + db + ": it is not paused",
                () -> host().processes().unpause(db));
        refuses(
                "Docker did not send HUP to nothing: there is no such container",
                () -> host().processes().signal("nothing", "HUP"));
        refuses(
                "Docker did not pause nothing: there is no such container",
                () -> host().processes().pause("nothing"));
        refuses(
                "Docker did not unpause nothing: there is no such container",
                () -> host().processes().unpause("nothing"));
    }

    @Test
    default void refusesToAttachToWhatDoesNotRun() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not attach to " + db + ": it does not run",
                () -> host().processes().attach(db, nowhere()));
        refuses(
                "Docker did not attach to nothing: there is no such container",
                () -> host().processes().attach("nothing", nowhere()));
        refuses(
                "Docker did not start nothing: there is no such container",
                () -> host().processes().run("nothing", nowhere()));
    }
}
