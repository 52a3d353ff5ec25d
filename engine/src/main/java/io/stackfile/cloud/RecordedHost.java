package io.stackfile.cloud;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.util.List;

/**
 * What is remembered of a rented machine.
 *
 * @param action what makes it; 0 when that is not known
 * @param address empty until it has one
 * @param firewall its id; empty until there is one
 */
public record RecordedHost(
        HostName name,
        String provider,
        long id,
        long action,
        String user,
        String address,
        String region,
        String size,
        String monthly,
        String created,
        SshSources sshFrom,
        String firewall) {
    static RecordedHost of(HostName name, Droplet droplet, long action, SshSources sshFrom) {
        return new RecordedHost(
                name,
                DigitalOcean.NAME,
                droplet.id(),
                action,
                CloudInit.USER,
                droplet.address(),
                droplet.region(),
                droplet.size(),
                droplet.price().monthly(),
                droplet.created(),
                sshFrom,
                "");
    }

    static RecordedHost of(HostName name, Json json) {
        return new RecordedHost(
                name,
                json.get("provider").text(),
                json.get("id").number(),
                json.get("action").number(),
                json.get("user").text(),
                json.get("address").text(),
                json.get("region").text(),
                json.get("size").text(),
                json.get("monthly_usd").text(),
                json.get("created").text(),
                new SshSources(json.get("ssh_from").texts()),
                json.get("firewall").text());
    }

    public JsonObject json() {
        return new JsonObject()
                .with("name", name.text())
                .with("provider", provider)
                .with("id", id)
                .with("action", action)
                .with("user", user)
                .with("address", address)
                .with("region", region)
                .with("size", size)
                .with("monthly_usd", monthly)
                .with("created", created)
                .with("ssh_from", List.copyOf(sshFrom.networks()))
                .with("firewall", firewall);
    }

    RecordedHost at(String found) {
        return new RecordedHost(
                name, provider, id, action, user, found, region, size, monthly, created, sshFrom, firewall);
    }

    RecordedHost behind(Firewall made) {
        return new RecordedHost(
                name, provider, id, action, user, address, region, size, monthly, created, sshFrom, made.id());
    }

    /** As ssh wants it; only of a host that has an address. */
    public String login() {
        return user + "@" + address;
    }
}
