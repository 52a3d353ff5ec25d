package io.stackfile.cli;

import io.stackfile.json.JsonObject;
import io.stackfile.plan.Plan;
import io.stackfile.sync.SyncPlan;
import java.util.List;

/** A plan as lines of JSON, a task each. */
final class PlanJson {
    private PlanJson() {}

    /** What goes before the tasks. */
    static void print(SyncPlan copies, Terminal terminal) {
        if (!copies.isEmpty()) {
            terminal.println(new JsonObject()
                    .with("step", copies.summary())
                    .with("copies", copies.copies().size())
                    .with("bytes", copies.bytes())
                    .toString());
        }
    }

    /** The last line is about the whole: what it amounts to, and which ports it opens to whom. */
    static void print(Plan plan, Terminal terminal) {
        plan.tasks()
                .forEach(task -> terminal.println(new JsonObject()
                        .with("task", task.number())
                        .with("step", task.step())
                        .with("reason", task.reason())
                        .with("after", List.copyOf(task.after()))
                        .with("afterOrWithout", List.copyOf(task.wishes()))
                        .with(
                                "otherwise",
                                task.remedies().stream().map(Object::toString).toList())
                        .with("destroysData", task.step().destroysData())
                        .toString()));
        terminal.println(new JsonObject()
                .with("plan", plan.heading())
                .with("summary", plan.summary())
                .toString());
    }
}
