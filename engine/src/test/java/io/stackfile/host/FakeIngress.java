package io.stackfile.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Serves in memory, as long as its container is there. Hears {@code join shop}, {@code serve nb.example.org} and their opposites. */
final class FakeIngress implements Ingress {
    private final FakeHost host;
    private final Map<String, Served> sites = new TreeMap<>();

    FakeIngress(FakeHost host) {
        this.host = host;
    }

    @Override
    public synchronized List<Served> served() {
        return host.has(CONTAINER) ? new ArrayList<>(sites.values()) : List.of();
    }

    @Override
    public void join(String network) {
        host.heard("join " + network);
        host.checkNetwork("put the ingress on network " + network, network);
        host.joins("put the ingress on network " + network, CONTAINER, network);
    }

    @Override
    public void leave(String network) {
        host.heard("leave " + network);
        host.leaves("take the ingress off network " + network, CONTAINER, network);
    }

    @Override
    public synchronized void serve(Served site) {
        host.heard("serve " + site.host());
        if (!host.networks("serve " + site.host(), CONTAINER).contains(site.network())) {
            throw new HostException("the ingress is not on network " + site.network());
        }
        sites.put(site.host(), site);
    }

    @Override
    public synchronized void end(String name) {
        host.heard("end " + name);
        sites.remove(name);
    }
}
