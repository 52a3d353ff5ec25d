package io.stackfile.cloud;

/** The machine is recorded: make the rest of it ready. */
record GoOn(RecordedHost host) implements Proposal {
    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public RecordedHost begin(DigitalOcean digitalOcean, RecordedHosts hosts) {
        return host;
    }

    @Override
    public String toString() {
        return "host " + host.name() + " is droplet " + host.id() + " already, " + host.size() + " in " + host.region()
                + "; going on with it";
    }
}
