package io.stackfile.cloud;

/** The machine is in the account and not recorded here: made by a run that was cut short, or on another machine. */
record TakeOver(HostRequest request, Droplet droplet) implements Proposal {
    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public RecordedHost begin(DigitalOcean digitalOcean, RecordedHosts hosts) {
        RecordedHost host = RecordedHost.of(request.name(), droplet, 0, request.sshFrom());
        hosts.write(host);
        return host;
    }

    @Override
    public String toString() {
        return "the account has droplet " + droplet.id() + " with the tag "
                + request.name().tag() + ", which is not recorded here\n"
                + "    droplet   " + droplet.size() + " in " + droplet.region() + ", made " + droplet.created() + ": "
                + droplet.price() + "\n"
                + "it becomes host " + request.name() + "; no other is made";
    }
}
