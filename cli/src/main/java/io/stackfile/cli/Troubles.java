package io.stackfile.cli;

import io.stackfile.apply.Event;
import java.util.function.Consumer;

/** Tells of what went wrong, in as many lines as it takes. */
record Troubles(Terminal terminal) implements Consumer<Event> {
    @Override
    public void accept(Event event) {
        if (event instanceof Event.Failed failed) {
            fail(failed);
        } else if (event instanceof Event.Lost lost) {
            terminal.say("not known: " + lost.task().step());
        } else if (event instanceof Event.PutBack putBack) {
            putBack.undone().forEach(step -> terminal.say("so that all is as before: " + step));
        }
    }

    private void fail(Event.Failed failed) {
        terminal.say("failed: " + failed.task().step());
        terminal.say("    " + failed.message().replace("\n", "\n    "));
        if (!failed.lines().isEmpty()) {
            terminal.say("    its last lines:");
            failed.lines().forEach(last -> terminal.say("    | " + last));
        }
        failed.undone().forEach(step -> terminal.say("    so that all is as before: " + step));
    }
}
