package io.stackfile.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as a person reads it: number, step, reason, and what it has to wait for. */
final class PlanText {
    private static final int REASON_WIDTH = 44;

    private PlanText() {}

    static String of(Plan plan) {
        StringBuilder text = new StringBuilder("Plan for " + plan.heading() + "\n");
        int numberWidth = Math.max(2, Integer.toString(plan.tasks().size()).length());
        int stepWidth = width(plan.tasks().stream().map(task -> step(task)).toList());
        int reasonWidth = width(plan.tasks().stream()
                .flatMap(task -> wrapped(reason(task)).stream())
                .toList());
        for (Task task : plan.tasks()) {
            List<String> reason = wrapped(reason(task));
            String line = pad(numberWidth - Integer.toString(task.number()).length()) + task.number() + "  "
                    + padded(step(task), stepWidth) + "  " + padded(reason.get(0), reasonWidth) + "  " + after(task);
            text.append(line.stripTrailing()).append('\n');
            reason.stream()
                    .skip(1)
                    .forEach(more -> text.append(pad(numberWidth + 2 + stepWidth + 2))
                            .append(more)
                            .append('\n'));
        }
        return text.append(plan.summary()).append('\n').toString();
    }

    private static String step(Task task) {
        return task.step() + (task.step().destroysData() ? "  !" : "");
    }

    static String reason(Task task) {
        if (task.otherwise().isEmpty()) {
            return task.reason();
        }
        String otherwise = "if that fails: "
                + task.otherwise().stream().map(Step::toString).collect(Collectors.joining(", "));
        return task.reason().isEmpty() ? otherwise : task.reason() + "; " + otherwise;
    }

    static String after(Task task) {
        return Stream.of(
                        task.after().isEmpty() ? "" : "after " + numbers(task.after()),
                        task.wishes().isEmpty() ? "" : "after " + numbers(task.wishes()) + " or without",
                        task.limit().map(Limit::toString).orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String numbers(SortedSet<Integer> tasks) {
        return tasks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<String> wrapped(String reason) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : reason.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > REASON_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + pad(width - text.length());
    }

    private static String pad(int width) {
        return " ".repeat(Math.max(0, width));
    }
}
