package io.stackfile.reader;

import io.stackfile.model.Errand;
import io.stackfile.model.Hook;
import io.stackfile.schema.Node;
import io.stackfile.source.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code pre_start}, {@code post_start} and {@code pre_stop}: commands with their settings. */
record HookReader(Keys keys, Values values) {
    List<Errand> errands(String key) {
        return each(key)
                .map(hook -> new Errand(hook(hook, false), ImageReader.read(hook), hook.flag("per_replica")))
                .toList();
    }

    List<Hook> hooks(String key) {
        return each(key).map(hook -> hook(hook, true)).toList();
    }

    private Stream<Keys> each(String key) {
        List<Node> items = keys.items(key);
        return IntStream.range(0, items.size())
                .filter(index -> items.get(index) instanceof Node.Mapping)
                .mapToObj(index -> new Keys(
                        (Node.Mapping) items.get(index), keys.where(key + "[" + index + "]"), keys.problems()));
    }

    /** @param inside whether it is run in the container of the service, which has no command of its own for it */
    private Hook hook(Keys hook, boolean inside) {
        Optional<List<String>> command = CommandReader.line(hook, "command");
        if (inside && command.filter(List::isEmpty).isPresent()) {
            hook.error(
                    hook.node("command").orElseThrow(),
                    "command",
                    "there is nothing to run",
                    "write command: ./warm-up");
        }
        return new Hook(
                command.orElse(List.of()),
                hook.text("user"),
                hook.flag("privileged"),
                hook.text("working_dir"),
                EnvironmentReader.read(hook, "environment", values));
    }
}
