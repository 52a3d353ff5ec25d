package io.stackfile.export;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import io.stackfile.schema.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is run in a container when it has started and before it stops, which the labels of a stack of ours tell. */
record HookKeys(Described seen, String service, Hiding hiding) {
    private static final String SECRET = "***";

    void put(Out out) {
        out.put("post_start", hooks("post_start", seen.label("io.stackfile.post-start")));
        out.put("pre_stop", hooks("pre_stop", seen.label("io.stackfile.pre-stop")));
    }

    private Node hooks(String key, String label) {
        List<Node> hooks = new ArrayList<>();
        if (!label.isEmpty()) {
            Json.parse(label).items().forEach(hook -> hooks.add(hook(key + "_" + (hooks.size() + 1), hook)));
        }
        return Out.list(hooks);
    }

    private Node hook(String place, Json hook) {
        List<String> words = new ArrayList<>();
        List<String> written = hook.get("command").texts();
        List<String> shown = Secrets.maskWords(written);
        for (int i = 0; i < written.size(); i++) {
            String name = service + "_" + place + "_" + (i + 1);
            words.add(hiding.text(service, name, written.get(i), shown.get(i)));
        }
        Map<String, String> environment = new TreeMap<>();
        hook.get("environment")
                .members()
                .forEach((name, value) -> environment.put(
                        name,
                        hiding.text(
                                service,
                                name,
                                value.text(),
                                Secrets.isSecretName(name) ? SECRET : Secrets.maskText(value.text()))));
        return new Out()
                .put("command", words)
                .put("user", hook.get("user").text())
                .put("privileged", hook.get("privileged").isTrue())
                .put("working_dir", hook.get("working_dir").text())
                .put("environment", environment)
                .mapping();
    }
}
