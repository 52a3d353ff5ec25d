package io.stackfile.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as a person reads it: number, step, reason, and what it has to wait for. */
final class PlanText {
    private static final int REASON_WIDTH = 44;
    private static final int NARROWEST = 24;
    private static final int GAP = 2;

    private PlanText() {}

    static String of(Plan plan) {
        return of(plan, Integer.MAX_VALUE);
    }

    /** Where there is no room for the reasons beside the steps they stand below them. */
    static String of(Plan plan, int columns) {
        int number = Math.max(2, Integer.toString(plan.tasks().size()).length());
        int step = width(plan.tasks().stream().map(PlanText::step).toList());
        int after = width(plan.tasks().stream().map(PlanText::after).toList());
        int room = Math.min(REASON_WIDTH, columns - number - GAP - step - GAP - GAP - after);
        int reason = width(plan.tasks().stream()
                .flatMap(task -> wrapped(reason(task), room).stream())
                .toList());
        StringBuilder text = new StringBuilder("Plan for " + plan.heading() + "\n");
        for (Task task : plan.tasks()) {
            String begin = pad(number - Integer.toString(task.number()).length()) + task.number() + pad(GAP);
            if (room < NARROWEST) {
                below(text, begin, task, columns);
            } else {
                beside(text, begin, task, step, room, reason);
            }
        }
        return text.append(plan.summary()).append('\n').toString();
    }

    private static void beside(StringBuilder text, String begin, Task task, int step, int room, int width) {
        List<String> reason = wrapped(reason(task), room);
        String line =
                begin + padded(step(task), step) + pad(GAP) + padded(reason.get(0), width) + pad(GAP) + after(task);
        text.append(line.stripTrailing()).append('\n');
        reason.stream()
                .skip(1)
                .forEach(more -> text.append(pad(begin.length() + step + GAP))
                        .append(more)
                        .append('\n'));
    }

    private static void below(StringBuilder text, String begin, Task task, int columns) {
        String line = (begin + step(task) + pad(GAP) + after(task)).stripTrailing();
        boolean fits = line.length() <= columns;
        text.append(fits ? line : begin + step(task)).append('\n');
        Stream.of(reason(task), fits ? "" : after(task))
                .filter(words -> !words.isEmpty())
                .flatMap(words -> wrapped(words, Math.max(NARROWEST, columns - begin.length() - GAP)).stream())
                .forEach(words ->
                        text.append(pad(begin.length() + GAP)).append(words).append('\n'));
    }

    private static String step(Task task) {
        return task.step() + (task.step().destroysData() ? "  !" : "");
    }

    static String reason(Task task) {
        List<Step> remedies = task.remedies();
        if (remedies.isEmpty()) {
            return task.reason();
        }
        String otherwise =
                "if that fails: " + remedies.stream().map(Step::toString).collect(Collectors.joining(", "));
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

    private static List<String> wrapped(String reason, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : reason.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
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
