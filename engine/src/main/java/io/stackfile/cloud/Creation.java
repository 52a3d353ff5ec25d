package io.stackfile.cloud;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A host, from nothing or from wherever an earlier run left off, until it answers. */
public final class Creation {
    private final DigitalOcean digitalOcean;
    private final RecordedHosts hosts;
    private final Readiness readiness;
    private final Consumer<String> told;

    public Creation(DigitalOcean digitalOcean, RecordedHosts hosts, Readiness readiness, Consumer<String> told) {
        this.digitalOcean = digitalOcean;
        this.hosts = hosts;
        this.readiness = readiness;
        this.told = told;
    }

    /** Asks, and changes nothing. */
    public Proposal propose(HostRequest request) {
        Optional<RecordedHost> recorded = hosts.find(request.name().text());
        if (recorded.isPresent()) {
            return goOn(recorded.get());
        }
        List<Droplet> tagged = digitalOcean.tagged(request.name().tag());
        if (tagged.size() > 1) {
            throw new CloudException("there are " + tagged.size() + " droplets with the tag "
                    + request.name().tag() + ": "
                    + String.join(
                            ", ",
                            tagged.stream()
                                    .map(Droplet::id)
                                    .sorted()
                                    .map(String::valueOf)
                                    .toList())
                    + "; take the tag from those that you do not mean, or choose another name");
        }
        return tagged.isEmpty() ? rent(request) : new TakeOver(request, tagged.get(0));
    }

    private Proposal goOn(RecordedHost host) {
        if (digitalOcean.droplet(host.id()).isEmpty()) {
            throw new CloudException("host " + host.name() + " is recorded as droplet " + host.id()
                    + ", which is not there any more; 'stack host rm " + host.name() + "' forgets it");
        }
        return new GoOn(host);
    }

    private Proposal rent(HostRequest request) {
        Size size = Choice.of(request, digitalOcean.sizes());
        return new Rent(request, size, digitalOcean.hasKey(request.key()), told);
    }

    /** The host, which answers now. */
    public RecordedHost carryOut(Proposal proposal) {
        RecordedHost begun = proposal.begin(digitalOcean, hosts);
        try {
            RecordedHost ready = awaited(guarded(begun));
            hosts.write(ready);
            readiness.awaitSsh(ready);
            return ready;
        } catch (CloudException e) {
            throw e.with("Droplet " + begun.id() + " is recorded, and costs. 'stack host create " + begun.name()
                    + "' goes on with it, 'stack host rm " + begun.name() + "' destroys it");
        }
    }

    /** Before it has started: nothing on it is reachable without a firewall in front. */
    private RecordedHost guarded(RecordedHost host) {
        if (!host.firewall().isEmpty()) {
            return host;
        }
        Firewall firewall = digitalOcean.firewallsOf(host.id()).stream()
                .filter(each -> each.name().equals(host.name().tag()))
                .findFirst()
                .orElseGet(() -> digitalOcean.protect(host.id(), host.name(), host.sshFrom()));
        RecordedHost guarded = host.behind(firewall);
        hosts.write(guarded);
        return guarded;
    }

    private RecordedHost awaited(RecordedHost host) {
        told.accept("waiting until droplet " + host.id() + " answers");
        return host.at(readiness.await(digitalOcean, host).address());
    }
}
