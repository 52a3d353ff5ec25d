package io.stackfile.host.docker;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Hook;
import io.stackfile.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hooks as the text of a label, so that a container can be stopped as its author wants without its file. */
final class HookLabel {
    private HookLabel() {}

    static String text(List<Hook> hooks) {
        String list = new JsonObject()
                .with("hooks", hooks.stream().map(HookLabel::object).toList())
                .toString();
        return list.substring(list.indexOf('['), list.length() - 1);
    }

    private static JsonObject object(Hook hook) {
        JsonObject object = new JsonObject().with("command", hook.command());
        hook.user().ifPresent(user -> object.with("user", user));
        if (hook.privileged()) {
            object.with("privileged", true);
        }
        hook.workingDirectory().ifPresent(path -> object.with("working_dir", path));
        if (!hook.environment().isEmpty()) {
            JsonObject variables = new JsonObject();
            hook.environment().forEach((name, value) -> variables.with(name, value.reveal()));
            object.with("environment", variables);
        }
        return object;
    }

    /** None when there is no label. */
    static List<Hook> read(String label) {
        return label.isEmpty()
                ? List.of()
                : Json.parse(label).items().stream().map(HookLabel::hook).toList();
    }

    private static Hook hook(Json object) {
        SortedMap<String, Value> environment = new TreeMap<>();
        object.get("environment")
                .members()
                .forEach((name, value) -> environment.put(name, Value.of(name, value.text())));
        return new Hook(
                object.get("command").texts(),
                given(object, "user"),
                object.get("privileged").isTrue(),
                given(object, "working_dir"),
                environment);
    }

    private static Optional<String> given(Json object, String name) {
        return Optional.of(object.get(name).text()).filter(text -> !text.isEmpty());
    }
}
