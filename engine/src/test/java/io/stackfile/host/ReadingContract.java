package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host promises of logs, measures and what happened. */
interface ReadingContract extends Trial {
    @Test
    default void keepsTheLastLines() {
        String job = start(TestService.called("job")
                .runs("echo one; echo two; echo three; exit 1")
                .build());
        assertThrows(HostException.class, () -> host().awaitCompleted(job));
        assertEquals(List.of("two", "three"), host().lastLines(job, 2));
    }

    @Test
    default void hasNoLastLinesOfAContainerThatIsNotThere() {
        assertEquals(List.of(), host().lastLines("nothing", 5));
    }

    @Test
    default void passesOnTheLog() {
        String job = start(
                TestService.called("job").runs("echo one; echo two; exit 0").build());
        host().awaitCompleted(job);
        List<LogLine> lines = new ArrayList<>();
        host().logs(job, EVERYTHING, lines::add);
        assertEquals(List.of(new LogLine(job, "", false, "one"), new LogLine(job, "", false, "two")), lines);
    }

    @Test
    default void measuresWhatRunsAndNothingElse() {
        String db = start(TestService.called("db").build());
        create(TestService.called("web").build());
        List<Usage> before = host().readings().usage(stack());
        assertEquals(List.of(db), before.stream().map(Usage::container).toList());
        assertEquals("db", before.get(0).service());
        assertTrue(before.get(0).memory() > 0, before::toString);
        assertTrue(before.get(0).memoryLimit() > before.get(0).memory(), before::toString);
        assertTrue(before.get(0).processes() > 0, before::toString);
        assertTrue(before.get(0).processor().used() > 0, before::toString);
        assertTrue(
                before.get(0).processor().passed() > before.get(0).processor().used(), before::toString);
        host().stopContainer(db);
        assertEquals(List.of(), host().readings().usage(stack()));
        assertEquals(List.of(), host().readings().usage(stack() + "-other"));
    }

    @Test
    default void listsTheProcessesOfAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        ProcessTable table = host().readings().processes(db);
        assertTrue(table.titles().containsAll(List.of("PID", "CMD")), table::toString);
        assertFalse(table.rows().isEmpty());
        table.rows().forEach(row -> assertEquals(table.titles().size(), row.size(), table::toString));
        host().stopContainer(db);
        refuses(
                "Docker did not list the processes of " + db + ": it does not run",
                () -> host().readings().processes(db));
        refuses(
                "Docker did not list the processes of nothing: there is no such container",
                () -> host().readings().processes("nothing"));
    }

    @Test
    default void tellsWhatHappenedToAStackAndToNoOther() {
        Instant since = host().clock();
        String job = create(TestService.called("job").runs("exit 3").build());
        host().createVolume(new VolumeSpec(stack() + "_data", stack(), "data"));
        host().startContainer(job);
        host().awaitEnd(job, () -> {});
        host().removeContainer(job);
        host().removeVolume(stack() + "_data");
        Instant until = host().clock();
        List<Happening> all = happenings(stack(), since, until);
        List<Happening> its =
                all.stream().filter(happening -> happening.name().equals(job)).toList();
        assertEquals(
                List.of("create", "start", "die", "destroy"),
                its.stream().map(Happening::action).toList());
        assertEquals("container", its.get(0).type());
        assertEquals("job", its.get(0).service());
        assertEquals("3", its.get(2).details().get("exitCode"));
        assertEquals(
                List.of("create", "destroy"),
                all.stream()
                        .filter(happening -> happening.type().equals("volume"))
                        .filter(happening -> happening.name().equals(stack() + "_data"))
                        .map(Happening::action)
                        .toList());
        assertEquals(List.of(), happenings(stack() + "-other", since, until));
        assertEquals(List.of(), happenings(stack(), since.minusSeconds(3000), since.minusSeconds(2000)));
    }

    private List<Happening> happenings(String of, Instant since, Instant until) {
        List<Happening> heard = new ArrayList<>();
        host().readings().happenings(of, Optional.of(since), Optional.of(until), heard::add);
        return heard;
    }
}
