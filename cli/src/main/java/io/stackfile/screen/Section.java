package io.stackfile.screen;

import io.stackfile.apply.Event;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One plan that is carried out, with its services in the order in which it comes to them.
 *
 * @param rowOf whose each task is, by its number
 * @param isOver whether nothing of it goes on
 */
record Section(String heading, List<Row> rows, Map<Integer, Integer> rowOf, long begun, long ended, boolean isOver) {
    Section {
        rows = List.copyOf(rows);
        rowOf = Map.copyOf(rowOf);
    }

    static Section of(Plan plan, long now) {
        Map<Integer, String> names = RowNames.of(plan);
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Map<Integer, Integer> rowOf = new HashMap<>();
        for (Task task : plan.tasks()) {
            String name = names.getOrDefault(task.number(), "");
            int place = places.computeIfAbsent(name, key -> places.size());
            if (place == rows.size()) {
                rows.add(Row.of(name));
            }
            rows.set(place, rows.get(place).withOneStepMore());
            rowOf.put(task.number(), place);
        }
        return new Section(plan.heading(), rows, rowOf, now, now, false);
    }

    Section after(Event event, long now) {
        Integer place = rowOf.get(event.task().number());
        if (place == null) {
            return this;
        }
        List<Row> changed = new ArrayList<>(rows);
        changed.set(place, changed.get(place).after(event, now));
        return new Section(heading, changed, rowOf, begun, now, isOver);
    }

    Section over(long now) {
        return isOver ? this : new Section(heading, rows, rowOf, begun, now, true);
    }

    int steps() {
        return rows.stream().mapToInt(Row::steps).sum();
    }

    int stepsDone() {
        return rows.stream().mapToInt(Row::done).sum();
    }
}
