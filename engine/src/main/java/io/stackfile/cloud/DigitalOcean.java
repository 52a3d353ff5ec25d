package io.stackfile.cloud;

import io.stackfile.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** DigitalOcean's interface, as far as a host needs it. */
public final class DigitalOcean {
    static final String NAME = "digitalocean";

    private final Api api;

    /** {@code told} hears why it takes longer. */
    public DigitalOcean(URI endpoint, Token token, Patience patience, Consumer<String> told) {
        this.api = new Api(endpoint, token, patience, told);
    }

    public static DigitalOcean of(Map<String, String> environment, Patience patience, Consumer<String> told) {
        return new DigitalOcean(Endpoint.of(environment), Token.of(environment), patience, told);
    }

    List<Size> sizes() {
        return all("/v2/sizes?", "sizes", "tell the prices").stream()
                .map(Size::of)
                .toList();
    }

    boolean hasKey(PublicKey key) {
        return api.find("/v2/account/keys/" + key.fingerprint(), "look for the key " + key.file())
                .isPresent();
    }

    void addKey(HostRequest request) {
        api.post(
                "/v2/account/keys",
                request.keyBody(),
                "take the key " + request.key().file());
    }

    List<Droplet> tagged(String tag) {
        return all("/v2/droplets?tag_name=" + tag + "&", "droplets", "look for droplets tagged " + tag).stream()
                .map(Droplet::of)
                .toList();
    }

    Optional<Droplet> droplet(long id) {
        return api.find("/v2/droplets/" + id, "tell of droplet " + id).map(answer -> Droplet.of(answer.get("droplet")));
    }

    /** Accepted, not yet there: its action tells whether it will be. */
    NewDroplet create(HostRequest request) {
        String deed = "make droplet " + request.name();
        Json answer = api.post("/v2/droplets", request.dropletBody(), deed);
        if (!answer.at("droplet", "id").isPresent()) {
            throw new CloudException("DigitalOcean did not " + deed + ": its answer names none", true);
        }
        return new NewDroplet(
                Droplet.of(answer.get("droplet")),
                answer.at("links", "actions").items().stream()
                        .map(action -> action.get("id").number())
                        .findFirst()
                        .orElse(0L));
    }

    /** Whether what an action was to do will never be done. */
    boolean hasFailed(long action) {
        return api.find("/v2/actions/" + action, "tell of action " + action)
                .map(answer -> answer.at("action", "status").text().equals("errored"))
                .orElse(false);
    }

    void destroy(long droplet) {
        api.delete("/v2/droplets/" + droplet, "destroy droplet " + droplet);
    }

    List<Firewall> firewallsOf(long droplet) {
        return all("/v2/droplets/" + droplet + "/firewalls?", "firewalls", "tell the firewalls of droplet " + droplet)
                .stream()
                .map(Firewall::of)
                .toList();
    }

    Firewall protect(long droplet, HostName name, SshSources sshFrom) {
        Json answer =
                api.post("/v2/firewalls", Firewall.body(name, sshFrom, droplet), "make the firewall " + name.tag());
        return Firewall.of(answer.get("firewall"));
    }

    void removeFirewall(String id) {
        api.delete("/v2/firewalls/" + id, "remove firewall " + id);
    }

    /** What comes in pages. */
    private List<Json> all(String path, String member, String deed) {
        List<Json> found = new ArrayList<>();
        for (int page = 1; ; page++) {
            Json answer = api.get(path + "page=" + page + "&per_page=200", deed);
            found.addAll(answer.get(member).items());
            if (!answer.at("links", "pages", "next").isPresent()) {
                return found;
            }
        }
    }

    /** A droplet that is being made, and by which action. */
    record NewDroplet(Droplet droplet, long action) {}
}
