package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Task;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells in lines what happens: one for each step that is over. */
final class Progress implements Consumer<Event> {
    private final Terminal terminal;
    private final Consumer<Event> troubles;
    private final int total;
    private final int stepWidth;
    private int done;

    Progress(Terminal terminal, Plan plan) {
        this.terminal = terminal;
        this.troubles = new Troubles(terminal);
        this.total = plan.tasks().size();
        this.stepWidth = plan.tasks().stream()
                .mapToInt(task -> task.step().toString().length())
                .max()
                .orElse(0);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Done finished) {
            done++;
            terminal.say(step(finished.task()) + String.format(Locale.ROOT, "  %5.1f s", finished.millis() / 1000.0));
        } else if (event instanceof Event.Skipped skipped) {
            terminal.say("skipped: " + skipped.task().step() + ", because it comes after: "
                    + skipped.because().step());
        }
        troubles.accept(event);
    }

    private String step(Task task) {
        int width = Integer.toString(total).length();
        return String.format("%" + width + "d/%d  %-" + Math.max(1, stepWidth) + "s", done, total, task.step());
    }
}
