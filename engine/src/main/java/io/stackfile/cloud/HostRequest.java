package io.stackfile.cloud;

import io.stackfile.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The machine that somebody wants, and the requests that ask for it. */
public record HostRequest(
        HostName name, String region, String size, String image, PublicKey key, List<String> tags, SshSources sshFrom) {
    public HostRequest {
        tags = Stream.concat(Stream.of("stack", name.tag()), tags.stream())
                .distinct()
                .toList();
    }

    JsonObject keyBody() {
        return new JsonObject()
                .with("name", key.comment().isEmpty() ? name.tag() : key.comment())
                .with("public_key", key.line());
    }

    JsonObject dropletBody() {
        return new JsonObject()
                .with("name", name.text())
                .with("region", region)
                .with("size", size)
                .with("image", image)
                .with("ssh_keys", List.of(key.fingerprint()))
                .with("tags", tags)
                .with("user_data", CloudInit.text(key));
    }

    /** All that would be sent, a line each; the token is no part of it. */
    public List<String> lines() {
        return List.of(
                line("/v2/account/keys", keyBody()),
                line("/v2/droplets", dropletBody()),
                line("/v2/firewalls", Firewall.body(name, sshFrom, "the droplet's id")));
    }

    private static String line(String path, JsonObject body) {
        return new JsonObject().with("post", path).with("body", body).toString();
    }
}
