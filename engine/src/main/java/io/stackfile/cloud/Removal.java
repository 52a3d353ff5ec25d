package io.stackfile.cloud;

import java.util.Optional;

/** The end of a host: what goes, as a text to agree to, and its going. */
public final class Removal {
    private final DigitalOcean digitalOcean;
    private final RecordedHosts hosts;
    private final RecordedHost host;
    private final Optional<Droplet> droplet;

    private Removal(DigitalOcean digitalOcean, RecordedHosts hosts, RecordedHost host, Optional<Droplet> droplet) {
        this.digitalOcean = digitalOcean;
        this.hosts = hosts;
        this.host = host;
        this.droplet = droplet;
    }

    /** Only of what is recorded here: a droplet that merely has the tag may be a colleague's. */
    public static Removal of(DigitalOcean digitalOcean, RecordedHosts hosts, HostName name) {
        RecordedHost host = hosts.find(name.text()).orElseThrow(() -> unknown(digitalOcean, name));
        return new Removal(digitalOcean, hosts, host, digitalOcean.droplet(host.id()));
    }

    private static CloudException unknown(DigitalOcean digitalOcean, HostName name) {
        String tagged = String.join(
                ", ",
                digitalOcean.tagged(name.tag()).stream()
                        .map(droplet -> "droplet " + droplet.id())
                        .sorted()
                        .toList());
        return new CloudException("no host " + name + " is recorded here"
                + (tagged.isEmpty()
                        ? ", and the account has no droplet with the tag " + name.tag()
                        : "; the account has " + tagged + " with the tag " + name.tag() + ": 'stack host create " + name
                                + "' records it, and then it can be removed"));
    }

    /** Whether data is lost. */
    public boolean destroys() {
        return droplet.isPresent();
    }

    public void carryOut() {
        // While it is there: a firewall that is not recorded is found by its droplet only.
        if (droplet.isPresent() && host.firewall().isEmpty()) {
            digitalOcean.firewallsOf(host.id()).stream()
                    .filter(firewall -> firewall.name().equals(host.name().tag()))
                    .forEach(firewall -> hosts.write(host.behind(firewall)));
        }
        digitalOcean.destroy(host.id());
        String firewall =
                hosts.find(host.name().text()).map(RecordedHost::firewall).orElse("");
        if (!firewall.isEmpty()) {
            digitalOcean.removeFirewall(firewall);
        }
        hosts.remove(host.name());
    }

    @Override
    public String toString() {
        return droplet.map(there -> "host " + host.name() + " is droplet " + there.id() + " at DigitalOcean\n"
                        + "    droplet   " + there.size() + " in " + there.region() + ", made " + there.created() + ": "
                        + there.price() + "\n"
                        + "    address   " + (there.address().isEmpty() ? "none yet" : there.address()) + "\n"
                        + "it is destroyed with everything on it: containers, volumes, all data; nothing brings that back. Its"
                        + " firewall goes too; your key stays in the account")
                .orElse("droplet " + host.id() + " of host " + host.name()
                        + " is not there any more; what is left of it is forgotten");
    }
}
