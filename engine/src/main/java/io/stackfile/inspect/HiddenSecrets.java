package io.stackfile.inspect;

import io.stackfile.json.Json;
import io.stackfile.schema.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an engine says of a container, with {@code ***} in place of secret values. */
public final class HiddenSecrets {
    private static final String HIDDEN = "***";

    /** Whose members are named by whoever wrote them. */
    private static final Set<String> NAMED_FREELY = Set.of("Labels", "Options", "Config", "DriverOpts");

    private HiddenSecrets() {}

    public static Json in(Json container) {
        return hidden("", container);
    }

    private static Json hidden(String key, Json value) {
        if (value.isObject()) {
            Map<String, Json> members = new LinkedHashMap<>();
            value.members().forEach((name, member) -> members.put(name, member(key, name, member)));
            return Json.of(members);
        }
        if (value.isList()) {
            return Json.of(key.equals("Env") ? variables(value.items()) : items(key, value.items()));
        }
        return value.isText() ? Json.of(Secrets.maskText(value.text())) : value;
    }

    private static Json member(String key, String name, Json member) {
        return NAMED_FREELY.contains(key) && member.isText() && Secrets.isSecretName(name)
                ? Json.of(HIDDEN)
                : hidden(name, member);
    }

    private static List<Json> variables(List<Json> variables) {
        return variables.stream()
                .map(Json::text)
                .map(HiddenSecrets::variable)
                .map(Json::of)
                .toList();
    }

    private static String variable(String written) {
        String name = written.replaceFirst("(?s)=.*", "");
        return Secrets.isSecretName(name) && written.length() > name.length()
                ? name + "=" + HIDDEN
                : Secrets.maskText(written);
    }

    /** Of {@code --password lovelace} as two words, the second one is hidden. */
    private static List<Json> items(String key, List<Json> items) {
        List<Json> shown = new ArrayList<>();
        String before = "";
        for (Json item : items) {
            boolean secret = item.isText() && Secrets.isSecretAfter(before, item.text());
            shown.add(secret ? Json.of(HIDDEN) : hidden(key, item));
            before = item.text();
        }
        return shown;
    }
}
