package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Task;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells a person what happens: a line for each step that is done, and on a terminal one below for those under way. */
final class Progress implements Consumer<Event> {
    private static final int WIDTH = 78;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean live;
    private final int total;
    private final int stepWidth;
    private final Map<Task, String> underWay = new LinkedHashMap<>();
    private int done;

    Progress(Terminal terminal, Plan plan) {
        this.terminal = terminal;
        this.live = terminal.person().isPresent();
        this.total = plan.tasks().size();
        this.stepWidth = plan.tasks().stream()
                .mapToInt(task -> task.step().toString().length())
                .max()
                .orElse(0);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Started started) {
            underWay.put(started.task(), "");
        } else if (event instanceof Event.Progress progress) {
            underWay.replace(progress.task(), progress.headway().words());
        } else if (event instanceof Event.Done finished) {
            underWay.remove(finished.task());
            done++;
            line(step(finished.task()) + String.format(Locale.ROOT, "  %5.1f s", finished.millis() / 1000.0));
        } else if (event instanceof Event.Failed failed) {
            underWay.remove(failed.task());
            fail(failed);
        } else if (event instanceof Event.Lost lost) {
            underWay.remove(lost.task());
            line("not known: " + lost.task().step());
        } else if (event instanceof Event.Skipped skipped) {
            line("skipped: " + skipped.task().step() + ", because it comes after: "
                    + skipped.because().step());
        }
        if (event instanceof Event.PutBack putBack) {
            putBack.undone().forEach(step -> line("so that all is as before: " + step));
        }
        showUnderWay();
    }

    private String step(Task task) {
        int width = Integer.toString(total).length();
        return String.format("%" + width + "d/%d  %-" + Math.max(1, stepWidth) + "s", done, total, task.step());
    }

    private void fail(Event.Failed failed) {
        line("failed: " + failed.task().step());
        line("    " + failed.message().replace("\n", "\n    "));
        if (!failed.lines().isEmpty()) {
            line("    its last lines:");
            failed.lines().forEach(last -> line("    | " + last));
        }
        failed.undone().forEach(step -> line("    so that all is as before: " + step));
    }

    private void line(String text) {
        terminal.say((live ? CLEAR_LINE : "") + text);
    }

    private void showUnderWay() {
        if (!live) {
            return;
        }
        StringBuilder text = new StringBuilder();
        underWay.forEach((task, progress) -> text.append(text.isEmpty() ? "  … " : ", ")
                .append(task.step())
                .append(progress.isEmpty() ? "" : " (" + progress + ")"));
        String shown = text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text.toString();
        terminal.err().print(CLEAR_LINE + shown);
        terminal.err().flush();
    }
}
