package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Asks a registry, by way of the engine, which image a name means there now; fetches nothing. */
record RegistryQuestion(Engine engine, Image image) {
    String digest() {
        Map<String, String> login = engine.logins()
                .of(image.name())
                .map(known -> Map.of("X-Registry-Auth", header(known)))
                .orElse(Map.of());
        return engine.get("ask the registry about " + image, "/distribution/" + image.name() + "/json", login)
                .at("Descriptor", "digest")
                .text();
    }

    private static String header(AuthConfig login) {
        JsonObject json = new JsonObject();
        put(json, "username", login.getUsername());
        put(json, "password", login.getPassword());
        put(json, "identitytoken", login.getIdentitytoken());
        put(json, "serveraddress", login.getRegistryAddress());
        return Base64.getUrlEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(JsonObject json, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            json.with(name, value);
        }
    }
}
