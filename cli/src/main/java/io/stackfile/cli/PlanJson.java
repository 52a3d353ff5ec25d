package io.stackfile.cli;

import io.stackfile.json.JsonObject;
import io.stackfile.plan.Plan;
import java.util.List;

/** A plan as lines of JSON, a task each. */
final class PlanJson {
    private PlanJson() {}

    static void print(Plan plan, Terminal terminal) {
        plan.tasks()
                .forEach(task -> terminal.println(new JsonObject()
                        .with("task", task.number())
                        .with("step", task.step())
                        .with("reason", task.reason())
                        .with("after", List.copyOf(task.after()))
                        .with(
                                "otherwise",
                                task.otherwise().stream().map(Object::toString).toList())
                        .with("destroysData", task.step().destroysData())
                        .toString()));
    }
}
