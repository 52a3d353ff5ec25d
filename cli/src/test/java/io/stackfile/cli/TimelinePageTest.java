package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.apply.Timeline;
import io.stackfile.golden.Golden;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.StopContainer;
import io.stackfile.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimelinePageTest {
    private long now;

    @Test
    void drawsEachStepAndMarksThoseThatTheWholeHadToWaitFor() {
        Task slow = new Task(1, new StopContainer("shop-db-1"), "", new TreeSet<>(), new TreeSet<>(), List.of());
        Task quick = new Task(2, new StopContainer("shop-<web>-1"), "", new TreeSet<>(), new TreeSet<>(), List.of());
        Task last = new Task(
                3, new StartContainer("shop-db-1"), "", new TreeSet<>(List.of(1, 2)), new TreeSet<>(), List.of());
        Timeline timeline = new Timeline(() -> now);
        timeline.newPlan();
        timeline.accept(new Event.Started(slow));
        timeline.accept(new Event.Started(quick));
        now = 500;
        timeline.accept(new Event.Done(quick, 500));
        now = 3000;
        timeline.accept(new Event.Done(slow, 3000));
        timeline.accept(new Event.Started(last));
        now = 4000;
        timeline.accept(new Event.Failed(last, "no", List.of(), List.of()));

        Golden.assertSame(Path.of("src/test/resources/timeline.html"), TimelinePage.of("stack up", timeline));
    }
}
