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
        return host.ask(containers -> containers.has(CONTAINER)) ? new ArrayList<>(sites.values()) : List.of();
    }

    @Override
    public void join(String network) {
        host.heard("join " + network);
        host.tell(containers -> containers.join("put the ingress on network " + network, CONTAINER, network));
    }

    @Override
    public void leave(String network) {
        host.heard("leave " + network);
        host.tell(containers -> containers.leave("take the ingress off network " + network, CONTAINER, network));
    }

    @Override
    public synchronized void serve(Served site) {
        host.heard("serve " + site.host());
        if (!host.ask(containers -> containers
                .running("serve " + site.host(), CONTAINER)
                .wantedNetworks()
                .contains(site.network()))) {
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
