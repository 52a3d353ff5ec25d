package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host promises of containers that are made, started, stopped, renamed and removed. */
interface ContainerContract extends Trial {
    @Test
    default void makesAContainerWithoutStartingIt() {
        Service service = TestService.called("web").linksTo("db", "db").build();
        Service db = TestService.called("db").build();
        host().createContainer(ContainerSpec.of(
                new Stack(stack(), "/x/stack.yml", List.of(db, service), List.of()), service, 2, "fp 1"));
        Observed observed = host().observe(stack());
        Observed.Container container = observed.container(stack() + "-web-2").orElseThrow();
        assertEquals("created", container.state());
        assertFalse(container.isAlive());
        assertEquals("web", container.service());
        assertEquals(2, container.number());
        assertEquals("fp 1", container.fingerprint());
        assertEquals("busybox:latest", container.image());
        assertEquals(observed.image(BUSYBOX), Optional.of(container.imageId()));
        assertEquals(List.of("db"), container.after());
    }

    @Test
    default void refusesASecondContainerOfThatName() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not create " + db + ": the name is in use by another container",
                () -> create(TestService.called("db").build()));
    }

    @Test
    default void refusesAContainerOfAnImageThatIsNotThere() {
        refuses(
                "Docker did not create " + stack() + "-db-1: image nobody/nothing:latest is not on the host",
                () -> create(TestService.called("db").image("nobody/nothing").build()));
    }

    @Test
    default void refusesAContainerLinkedToAServiceWhoseImageIsNotThere() {
        Service db = TestService.called("db").image("nobody/nothing").build();
        Service web = TestService.called("web").linksTo("db", "db").build();
        refuses(
                "Docker did not create " + stack() + "-web-1: image nobody/nothing:latest is not on the host",
                () -> create(db, web));
    }

    @Test
    default void startsAContainer() {
        String db = start(TestService.called("db").build());
        assertTrue(container(db).isRunning());
        assertTrue(container(db).status().startsWith("Up "), container(db)::status);
    }

    @Test
    default void startingWhatRunsChangesNothing() {
        String db = start(TestService.called("db").build());
        host().startContainer(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    default void stopsAContainerAndStartsItAgain() {
        String db = start(TestService.called("db").build());
        host().stopContainer(db);
        assertEquals("exited", container(db).state());
        host().startContainer(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    default void whatHasBeenStoppedIsSeenToHaveStopped() {
        String db = start(TestService.called("db").restarts("always").build());
        for (int i = 0; i < 3; i++) {
            host().stopContainer(db);
            assertEquals("exited", container(db).state());
            host().startContainer(db);
        }
    }

    @Test
    default void stoppingWhatDoesNotRunChangesNothing() {
        String db = create(TestService.called("db").build());
        host().stopContainer(db);
        assertEquals("created", container(db).state());
    }

    @Test
    default void refusesToDoAnythingToAContainerThatIsNotThere() {
        refuses("Docker did not start nothing: there is no such container", () -> host().startContainer("nothing"));
        refuses("Docker did not stop nothing: there is no such container", () -> host().stopContainer("nothing"));
        refuses("Docker did not remove nothing: there is no such container", () -> host().removeContainer("nothing"));
        refuses(
                "Docker did not rename nothing to some: there is no such container",
                () -> host().renameContainer("nothing", "some"));
        refuses(
                "Docker did not show the log of nothing: there is no such container",
                () -> host().logs("nothing", EVERYTHING, line -> {}));
        assertThrows(HostException.class, () -> host().awaitHealthy("nothing"));
        assertThrows(HostException.class, () -> host().awaitCompleted("nothing"));
    }

    @Test
    default void renamesAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        host().renameContainer(db, Names.kept(db, 3));
        assertTrue(container(Names.kept(db, 3)).isRunning());
        assertEquals(Optional.empty(), host().observe(stack()).container(db));
    }

    @Test
    default void refusesToRenameToANameInUse() {
        String db = create(TestService.called("db").build());
        String web = create(TestService.called("web").build());
        refuses(
                "Docker did not rename " + db + " to " + web + ": the name is in use by another container",
                () -> host().renameContainer(db, web));
    }

    @Test
    default void removesAContainerThatDoesNotRun() {
        String db = create(TestService.called("db").build());
        host().removeContainer(db);
        assertEquals(List.of(), host().observe(stack()).containers());
    }

    @Test
    default void refusesToRemoveAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        refuses("Docker did not remove " + db + ": it is running", () -> host().removeContainer(db));
    }
}
