package io.stackfile.plan;

import io.stackfile.host.ExecSpec;
import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Hook;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a command in a container that runs, because it has been started or is to be stopped.
 *
 * @param key as in the file: {@code post_start} or {@code pre_stop}
 */
public record RunHook(String container, String key, Hook hook) implements Step {
    static RunHook started(String container, Hook hook) {
        return new RunHook(container, "post_start", hook);
    }

    static RunHook stopping(String container, Hook hook) {
        return new RunHook(container, "pre_stop", hook);
    }

    @Override
    public void on(Host host, Consumer<Headway> progress) {
        LastWords words = new LastWords();
        words.check(hook.toString(), host.processes().exec(container, ExecSpec.of(hook), words.streams()));
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "run " + key + " " + hook + " in " + container;
    }
}
