package io.stackfile.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Event;
import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Headway;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.Step;
import io.stackfile.plan.Task;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What is to be seen of a plan that is carried out, on screens of some sizes. */
class PictureTest {
    private static final Stack SHOP = Given.stack(
            "web: {image: nginx, links: [db, cache]}",
            "db: {image: 'mongo:7', volumes: ['data:/data/db']}",
            "cache: {image: 'redis:7', target_num_containers: 3}");

    private final StringBuilder seen = new StringBuilder();
    private Board board = Board.EMPTY;
    private long now = 1000;

    private static Plan up(Stack stack, String host) {
        return Planner.up(
                stack,
                new FakeHost().observe(stack.name()),
                stack.services().stream().map(Service::name).collect(Collectors.toSet()),
                host);
    }

    private Plan begins(Plan plan) {
        board = board.beginning(plan, now);
        return plan;
    }

    private static Task task(Plan plan, String step) {
        return plan.tasks().stream()
                .filter(task -> task.step().toString().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + step + "' in\n" + plan));
    }

    private void starts(Plan plan, String... steps) {
        for (String step : steps) {
            happens(new Event.Started(task(plan, step)));
        }
    }

    private void done(Plan plan, String... steps) {
        for (String step : steps) {
            happens(new Event.Done(task(plan, step), 100));
        }
    }

    private void isAt(Plan plan, String step, Headway far) {
        happens(new Event.Progress(task(plan, step), far));
    }

    private void happens(Event event) {
        for (int section = 0; section < board.sections().size(); section++) {
            if (board.sections().get(section).rowOf().containsKey(event.task().number())
                    && !board.sections().get(section).isOver()) {
                board = board.after(section, event, now);
            }
        }
    }

    private void doneButFor(Plan plan, String over) {
        plan.tasks().stream()
                .filter(task -> !task.step().toString().matches(over))
                .forEach(task -> {
                    happens(new Event.Started(task));
                    happens(new Event.Done(task, 100));
                });
    }

    private PictureTest sees(String when, int width, int height) {
        seen.append(String.format("%s, %dx%d%n", when, width, height));
        new Picture(width, height, false)
                .of(board, now)
                .forEach(line ->
                        seen.append('|').append(line.toString().stripTrailing()).append('\n'));
        seen.append('\n');
        return this;
    }

    private void isGolden(String name) {
        Golden.assertSame(Path.of("src/test/resources/screen", name + ".txt"), seen.toString());
    }

    @Test
    void aServiceHasALineWithWhatIsDoneForIt() {
        Plan plan = begins(up(SHOP, "localhost"));
        sees("before anything is done", 80, 24);
        now += 200;
        starts(plan, "pull image mongo:7", "pull image redis:7", "pull image nginx:latest");
        now += 1300;
        isAt(plan, "pull image mongo:7", Headway.bytes(12_300_000, 40_000_000));
        isAt(plan, "pull image redis:7", Headway.bytes(0, 9_000_000));
        isAt(plan, "pull image nginx:latest", Headway.bytes(31_900_000, 31_900_000));
        sees("while images are on their way", 80, 24);
        sees("the same", 50, 24).sees("the same", 120, 24).sees("the same", 28, 3);
        done(plan, "pull image mongo:7", "pull image nginx:latest", "pull image redis:7");
        now += 100;
        starts(plan, "create container shop-cache-1", "create container shop-cache-2", "create container shop-cache-3");
        sees("while containers are made", 80, 24);
        now += 70_000;
        sees("a minute later", 80, 24);
        isGolden("lines");
    }

    @Test
    void whatIsDoneGivesWayWhereThereIsNoRoomForAll() {
        Stack sixty = Given.stack(IntStream.range(10, 70)
                .mapToObj(number -> "s" + number + ": {image: busybox}")
                .toArray(String[]::new));
        Plan plan = begins(up(sixty, "localhost"));
        sees("before anything is done", 60, 12);
        for (int number = 10; number < 30; number++) {
            starts(plan, "create container shop-s" + number + "-1");
        }
        now += 1000;
        for (int number = 10; number < 25; number++) {
            done(plan, "create container shop-s" + number + "-1");
            starts(plan, "start container shop-s" + number + "-1");
            done(plan, "start container shop-s" + number + "-1");
        }
        sees("while some are made", 60, 12).sees("the same", 60, 54).sees("the same", 60, 4);
        doneButFor(plan, "(create|start) container shop-s(1.|2[0-4])-1");
        sees("in the end", 60, 12);
        isGolden("sixty");
    }

    @Test
    void whatFailsIsSeenAndWhatIsSkippedBecauseOfIt() {
        Plan plan = begins(up(SHOP, "localhost"));
        Task pull = task(plan, "pull image mongo:7");
        happens(new Event.Started(pull));
        now += 800;
        happens(new Event.Failed(pull, "there is no such image", List.of(), List.of()));
        happens(new Event.Skipped(task(plan, "create container shop-db-1"), pull));
        happens(new Event.Skipped(task(plan, "create container shop-web-1"), pull));
        sees("when an image cannot be had", 80, 24).sees("the same", 80, 4);
        isGolden("failure");
    }

    @Test
    void eachHostHasASection() {
        Plan one = up(SHOP, "d1");
        begins(one);
        starts(one, "pull image mongo:7");
        board = board.ending(0, now + 400);
        now += 1000;
        Plan other = begins(up(SHOP, "d2"));
        starts(other, "pull image redis:7");
        now += 2000;
        sees("two hosts", 80, 24)
                .sees("the same", 80, 8)
                .sees("the same", 80, 4)
                .sees("the same", 80, 3);
        isGolden("hosts");
    }

    @Test
    void linesAreAsWideAsTheScreenAtMostWhateverTheyTell() {
        Plan plan = begins(up(SHOP, "localhost"));
        starts(plan, "pull image mongo:7", "pull image redis:7");
        isAt(plan, "pull image mongo:7", Headway.said("Step 3/4 : RUN echo 漢字漢字漢字\u001b[2J\tdone 👍🏽 e\u0301"));
        isAt(plan, "pull image redis:7", Headway.bytes(999_900_000_000L, 999_900_000_000L));
        for (int width = 20; width < 140; width++) {
            for (AttributedString line : new Picture(width, 24, true).of(board, now)) {
                assertTrue(line.columnLength() <= width, width + ": " + line);
                assertTrue(line.toString().chars().noneMatch(Character::isISOControl), line.toString());
            }
        }
        sees("a wide character in the last place but one", 60, 5)
                .sees("in the last", 61, 5)
                .sees("in the last", 62, 5);
        isGolden("wide");
    }

    @Test
    void everyStepForAContainerSaysForWhich() throws NoSuchMethodException {
        for (Class<?> step : Step.class.getPermittedSubclasses()) {
            boolean ofContainer = Stream.of(step.getRecordComponents())
                    .anyMatch(component -> component.getName().equals("container"));
            boolean says = step.getMethod("about").getDeclaringClass() == step
                    || step.getMethod("suspect").getDeclaringClass() == step;
            assertTrue(says || !ofContainer, step.getSimpleName() + " has a container and no about()");
        }
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        Plan plan = begins(up(SHOP, "localhost"));
        starts(plan, "pull image mongo:7");
        List<String> plain = new Picture(60, 5, false)
                .of(board, now).stream().map(AttributedString::toAnsi).toList();
        List<String> coloured = new Picture(60, 5, true)
                .of(board, now).stream().map(AttributedString::toAnsi).toList();
        coloured.forEach(line -> seen.append(line.replace("\u001b", "␛")).append('\n'));
        isGolden("colours");
        assertEquals(
                plain,
                coloured.stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .toList());
    }
}
