package io.stackfile.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.model.Image;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.Task;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private long now = 1000;
    private final Timeline timeline = new Timeline(() -> now);

    private static Task task(int number, Integer... after) {
        return new Task(
                number,
                new PullImage(Image.of("image-" + number)),
                "",
                new TreeSet<>(List.of(after)),
                new TreeSet<>(),
                List.of());
    }

    private void at(long time, Event event) {
        now = 1000 + time;
        timeline.accept(event);
    }

    private static List<Integer> numbers(java.util.Collection<Timeline.Span> spans) {
        return spans.stream().map(span -> span.task().number()).sorted().toList();
    }

    @Test
    void tellsWhenEachStepBeganAndEndedAndWhichTheWholeDependedOn() {
        Task one = task(1);
        Task two = task(2);
        Task three = task(3, 1, 2);
        timeline.newPlan();
        at(0, new Event.Started(one));
        at(0, new Event.Started(two));
        at(300, new Event.Done(two, 300));
        at(500, new Event.Done(one, 500));
        at(500, new Event.Started(three));
        at(900, new Event.Failed(three, "no", List.of(), List.of()));

        assertEquals(
                List.of(
                        new Timeline.Span(one, 0, 500, false),
                        new Timeline.Span(two, 0, 300, false),
                        new Timeline.Span(three, 500, 900, true)),
                timeline.spans());
        assertEquals(List.of(1, 3), numbers(timeline.criticalPath()));
    }

    @Test
    void plansOfOneCommandFollowEachOther() {
        timeline.newPlan();
        at(0, new Event.Started(task(1)));
        at(100, new Event.Done(task(1), 100));
        timeline.newPlan();
        at(200, new Event.Started(task(1)));
        at(250, new Event.Done(task(1), 50));

        assertEquals(
                List.of(100L, 50L),
                timeline.spans().stream().map(Timeline.Span::millis).toList());
        assertEquals(2, timeline.criticalPath().size());
    }
}
