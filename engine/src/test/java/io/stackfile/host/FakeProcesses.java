package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;

/** Runs nothing, but says and ends as a script of {@code echo} and {@code exit} would. */
record FakeProcesses(FakeHost host) implements Processes {
    private static final int KILLED = 128 + 9;

    @Override
    public OptionalInt exec(String container, ExecSpec command, Streams streams) {
        checkRuns("run '" + command.command().get(0) + "' in " + container, container);
        host.heard("run " + command.command().get(0) + " in " + container);
        FakeScript script = FakeScript.of(command.command());
        say(script.said(), streams);
        return OptionalInt.of(script.exitCode().orElse(0));
    }

    @Override
    public void launch(String container, ExecSpec command) {
        checkRuns("run '" + command.command().get(0) + "' in " + container, container);
    }

    @Override
    public OptionalInt attach(String container, Streams streams) {
        checkRuns("attach to " + container, container);
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt run(String container, Streams streams) {
        FakeContainer made = host.ask(containers -> containers.made("start " + container, container));
        host.startContainer(container);
        FakeScript script =
                FakeScript.of(made.spec.service().command().arguments().orElse(List.of()));
        say(script.said(), streams);
        return script.exitCode();
    }

    private void checkRuns(String deed, String container) {
        host.tell(containers -> containers.running(deed, container));
    }

    private static void say(List<String> lines, Streams streams) {
        try {
            for (String line : lines) {
                streams.output().write((line + "\n").getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void signal(String container, String signal) {
        String deed = "send " + signal + " to " + container;
        host.heard(deed);
        host.tell(containers -> {
            FakeContainer alive = containers.alive(deed, container);
            if (signal.equals("KILL")) {
                alive.end(KILLED);
            }
        });
    }

    @Override
    public void pause(String container) {
        host.heard("pause " + container);
        host.tell(containers -> containers.pause(container));
    }

    @Override
    public void unpause(String container) {
        host.heard("unpause " + container);
        host.tell(containers -> containers.unpause(container));
    }
}
