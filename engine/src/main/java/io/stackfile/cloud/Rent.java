package io.stackfile.cloud;

import java.util.function.Consumer;

/** A new machine, which costs from the moment it is asked for. */
record Rent(HostRequest request, Size size, boolean isKeyKnown, Consumer<String> told) implements Proposal {
    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public RecordedHost begin(DigitalOcean digitalOcean, RecordedHosts hosts) {
        hosts.prepare();
        if (!isKeyKnown) {
            digitalOcean.addKey(request);
        }
        RecordedHost host = made(digitalOcean);
        // At once: from here on it costs.
        hosts.write(host);
        told.accept("droplet " + host.id() + " is being made: " + size.price());
        return host;
    }

    private RecordedHost made(DigitalOcean digitalOcean) {
        try {
            DigitalOcean.NewDroplet made = digitalOcean.create(request);
            return RecordedHost.of(request.name(), made.droplet(), made.action(), request.sshFrom());
        } catch (CloudException e) {
            throw e.isOutcomeUnknown()
                    ? e.with("If it was made all the same, it costs. 'stack host create " + request.name()
                            + "' looks for it by its tag, " + request.name().tag() + ", before it makes one")
                    : e;
        }
    }

    @Override
    public String toString() {
        return "host " + request.name() + " at DigitalOcean\n"
                + "    droplet   " + size.slug() + " in " + request.region() + ", " + request.image() + ": "
                + size.price()
                + ", until 'stack host rm " + request.name() + "'\n"
                + "    tags      " + String.join(", ", request.tags()) + "\n"
                + "    key       " + request.key().file() + ", " + request.key().fingerprint()
                + (isKeyKnown ? ", which the account has\n" : ", which is added to the account\n")
                + "    firewall  in: 22 from " + request.sshFrom() + ", 80 and 443 from anywhere; nothing else\n"
                + "    on it     the distribution's Docker, updated by itself; user " + CloudInit.USER
                + ", who as a user of Docker is as good as root";
    }
}
