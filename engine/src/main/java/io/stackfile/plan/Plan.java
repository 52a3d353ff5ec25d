package io.stackfile.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Steps in an order that only says what must come first: a directed graph without circles, because a task can only follow
 * tasks that are already there.
 *
 * @param heading what it is a plan for: {@code datascience on localhost}
 * @param summary one line on the whole
 * @param obstacles what of the host makes it impossible; then it is nothing but what would be done without
 */
public record Plan(String heading, List<Task> tasks, String summary, List<Obstacle> obstacles) {
    public Plan {
        tasks = List.copyOf(tasks);
        obstacles = List.copyOf(obstacles);
    }

    public Plan(String heading, List<Task> tasks, String summary) {
        this(heading, tasks, summary, List.of());
    }

    /** Nothing to do, and nothing in the way. */
    public boolean isEmpty() {
        return tasks.isEmpty() && obstacles.isEmpty();
    }

    /** Whether it only adds and starts, so that nobody can lose anything by it. */
    public boolean isOnlyNew() {
        return tasks.stream()
                .map(Task::step)
                .noneMatch(step -> step instanceof StopContainer
                        || step instanceof RemoveContainer
                        || step instanceof RemoveGuest
                        || step instanceof RemoveImage
                        || step instanceof TakePlace
                        || step instanceof ReplaceNetwork
                        || step instanceof RestoreNetwork
                        || step instanceof EndServing
                        || step instanceof LetGo);
    }

    /** Whether it changes nothing, so that others may be at it. */
    public boolean isOnlyWaiting() {
        return obstacles.isEmpty()
                && tasks.stream().allMatch(task -> task.step().isWait());
    }

    /** The tasks whose data would be gone. */
    public List<Task> losses() {
        return tasks.stream().filter(task -> task.step().destroysData()).toList();
    }

    @Override
    public String toString() {
        return PlanText.of(this);
    }

    /** The same in so many columns. */
    public String in(int columns) {
        return PlanText.of(this, columns);
    }

    /** The same with more that makes it impossible. */
    public Plan obstructed(List<Obstacle> more) {
        return more.isEmpty()
                ? this
                : new Plan(
                        heading,
                        tasks,
                        summary,
                        Stream.concat(obstacles.stream(), more.stream())
                                .distinct()
                                .toList());
    }

    /** Where a plan grows, task by task. */
    static final class Builder {
        private final List<Task> tasks = new ArrayList<>();
        /** All that goes before each, by their numbers, also by way of others; a chain of tasks may be long. */
        private final List<BitSet> before = new ArrayList<>();

        private final List<Obstacle> obstacles = new ArrayList<>();

        Task add(Step step, String reason, Collection<Task> after, Step... otherwise) {
            Set<Integer> direct = new TreeSet<>();
            BitSet all = new BitSet(tasks.size() + 1);
            after.forEach(task -> direct.add(task.number()));
            direct.forEach(number -> all.or(before.get(number - 1)));
            direct.removeIf(all::get);
            direct.forEach(all::set);
            Task task = new Task(
                    tasks.size() + 1,
                    step,
                    reason,
                    new TreeSet<>(direct),
                    new TreeSet<>(),
                    Optional.empty(),
                    List.of(otherwise));
            tasks.add(task);
            before.add(all);
            return task;
        }

        /** Lets a task wait for others without needing them; what it needs anyway is no wish. */
        void wish(Task task, Collection<Task> others) {
            int index = task.number() - 1;
            Set<Integer> wishes = new TreeSet<>();
            others.forEach(other -> wishes.add(other.number()));
            wishes.removeIf(before.get(index)::get);
            Task now = tasks.get(index);
            tasks.set(
                    index,
                    new Task(
                            now.number(),
                            now.step(),
                            now.reason(),
                            now.after(),
                            new TreeSet<>(wishes),
                            now.limit(),
                            now.otherwise()));
        }

        void obstruct(Collection<Obstacle> found) {
            found.stream().filter(obstacle -> !obstacles.contains(obstacle)).forEach(obstacles::add);
        }

        int size() {
            return tasks.size();
        }

        /** Those that were added when there were so many. */
        List<Task> from(int size) {
            return List.copyOf(tasks.subList(size, tasks.size()));
        }

        /** The number that the next task will have. */
        int next() {
            return tasks.size() + 1;
        }

        /** Lets the tasks from a number to a task not be begun once too many of others have failed. */
        void limit(int first, Task last, Limit limit) {
            tasks.subList(first - 1, last.number())
                    .replaceAll(task -> new Task(
                            task.number(),
                            task.step(),
                            task.reason(),
                            task.after(),
                            task.wishes(),
                            Optional.of(limit),
                            task.otherwise()));
        }

        Plan build(String heading, String summary) {
            return new Plan(heading, tasks, summary, obstacles);
        }
    }
}
