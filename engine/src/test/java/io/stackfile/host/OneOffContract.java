package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every host promises of containers that run once. */
interface OneOffContract extends Trial {
    @Test
    default void runsAContainerOnceAndRemovesIt() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String once =
                createOneOff(TestService.called("job").runs("echo one; exit 3").build(), false);
        assertTrue(container(once).oneOff());
        assertEquals(
                OptionalInt.of(3),
                host().processes().run(once, new Streams(Optional.empty(), said, OutputStream.nullOutputStream())));
        assertEquals("one\n", said.toString(UTF_8));
        assertEquals(List.of(), host().observe(stack()).containers());
    }

    @Test
    default void keepsAContainerThatRanOnceWhenToldTo() {
        String once =
                createOneOff(TestService.called("job").runs("echo one; exit 0").build(), true);
        assertEquals(OptionalInt.of(0), host().processes().run(once, nowhere()));
        assertTrue(container(once).isCompleted());
        assertEquals(List.of(), host().observe(stack()).members());
    }

    @Test
    default void givesAContainerThatRunsOnceNoVolumeThatWouldOutliveIt() {
        Service job = TestService.called("job")
                .runs("exit 0")
                .mounts(new Mount.Anonymous("/data", false))
                .build();
        host().processes().run(createOneOff(job, false), nowhere());
        assertEquals(List.of(), host().observe(stack()).volumes());
    }

    @Test
    default void removesAContainerThatRunsOnceWhetherItRunsOrNot() {
        String once = createOneOff(TestService.called("job").build(), false);
        host().startContainer(once);
        host().removeOneOff(once);
        assertEquals(List.of(), host().observe(stack()).containers());
        host().removeOneOff(once);
        host().removeOneOff(createOneOff(TestService.called("job").build(), true));
        assertEquals(List.of(), host().observe(stack()).containers());
    }

    private String createOneOff(Service service, boolean kept) {
        OneOff once = OneOff.of(new Stack(stack(), "/x/stack.yml", List.of(service), List.of()), service, kept)
                .numbered(host().observe(stack()));
        host().createOneOff(once);
        assertEquals(stack() + "-job-run-1", once.name());
        return once.name();
    }
}
