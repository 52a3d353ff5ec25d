package io.stackfile.apply;

import io.stackfile.host.Headway;
import io.stackfile.plan.Task;
import java.util.List;

/** Something that happened to a task. */
public sealed interface Event {
    Task task();

    record Started(Task task) implements Event {}

    /** How far a long step is. */
    record Progress(Task task, Headway headway) implements Event {}

    /** {@code millis} is how long the step took. */
    record Done(Task task, long millis) implements Event {}

    /**
     * A step did not do what it should.
     *
     * @param message the host's words
     * @param lines what the container wrote last, when the step was about one
     * @param undone what was done so that things are as they were
     */
    record Failed(Task task, String message, List<String> lines, List<String> undone) implements Event {}

    /** Was under way when the host was lost; whether it was done is not known. */
    record Lost(Task task) implements Event {}

    /** What was done so that all is as before a task that was never tried. */
    record PutBack(Task task, List<String> undone) implements Event {}

    /** Not tried, because {@code because} did not succeed. */
    record Skipped(Task task, Task because) implements Event {}
}
