package io.stackfile.plan;

/** What a fake host hears of a task. */
final class Calls {
    private Calls() {}

    /** One of them, where there are several. */
    static String of(Task task) {
        return task.step()
                .toString()
                .replaceFirst("(pull|build) image", "$1")
                .replaceFirst("run (post_start|pre_stop)", "run")
                .replaceFirst("run pre_start .* in", "create one-off")
                .replaceFirst("replace container (.*) by (.*)", "rename $2 to $1")
                .replaceFirst("^wait (\\d)", "pause $1")
                .replace("container ", "");
    }
}
