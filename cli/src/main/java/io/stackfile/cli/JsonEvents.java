package io.stackfile.cli;

import io.stackfile.apply.Event;
import io.stackfile.json.JsonObject;
import io.stackfile.plan.Plan;
import java.util.List;
import java.util.function.Consumer;

/** What happens, as lines of JSON: {@code {"event":"done","task":3,"step":"…","millis":120}}. */
record JsonEvents(Terminal terminal, Plan plan) implements Consumer<Event> {
    @Override
    public void accept(Event event) {
        JsonObject line = new JsonObject()
                .with("event", event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .with("task", event.task().number())
                .with("step", event.task().step());
        if (event instanceof Event.Progress progress) {
            line.with("text", progress.headway().words());
            if (progress.headway().total() > 0) {
                line.with("done", progress.headway().done())
                        .with("total", progress.headway().total());
            }
        } else if (event instanceof Event.Done done) {
            line.with("millis", done.millis());
        } else if (event instanceof Event.Failed failed) {
            line.with("message", failed.message())
                    .with("lines", List.copyOf(failed.lines()))
                    .with("undone", List.copyOf(failed.undone()));
        } else if (event instanceof Event.PutBack putBack) {
            line.with("undone", List.copyOf(putBack.undone()));
        } else if (event instanceof Event.Skipped skipped) {
            line.with("because", skipped.because().number());
        }
        terminal.println(line.toString());
        terminal.out().flush();
    }
}
