package io.stackfile.host.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Endpoint;
import io.stackfile.model.Attachment;
import io.stackfile.model.Namespace;
import io.stackfile.model.Namespaces;
import io.stackfile.model.Networking;
import io.stackfile.model.Service;
import java.util.List;
import java.util.function.Consumer;

/** The network of a container, its names there, and the namespaces it shares, in docker-java's words. */
record RequestedNetwork(ContainerSpec container, CreateContainerCmd create, HostConfig config) {
    void say() {
        Service service = container.service();
        Namespaces namespaces = service.settings().namespaces();
        if (namespaces.network().isPresent()) {
            config.withNetworkMode(word(namespaces.network().get()));
        } else {
            first(container.endpoints().get(0));
        }
        namespaces.processes().map(this::word).ifPresent(config::withPidMode);
        namespaces.memory().map(this::word).ifPresent(config::withIpcMode);
        namespaces.hostName().map(this::word).ifPresent(config::withUtSMode);
        namespaces.users().map(this::word).ifPresent(config::withUsernsMode);
        namespaces.cgroup().map(this::word).ifPresent(config::withCgroupnsMode);
        names(service.settings().networking());
    }

    /** Engines before 25 take one network here; {@link Joins} sees to the others. */
    private void first(Endpoint endpoint) {
        Attachment attachment = endpoint.attachment();
        config.withNetworkMode(endpoint.network());
        config.withLinks(Links.of(container, endpoint).toArray(com.github.dockerjava.api.model.Link[]::new));
        create.withAliases(Joins.aliases(container, endpoint));
        attachment.ipv4().ifPresent(create::withIpv4Address);
        attachment.ipv6().ifPresent(create::withIpv6Address);
        attachment.macAddress().ifPresent(create::withMacAddress);
    }

    private void names(Networking networking) {
        networking.domain().ifPresent(create::withDomainName);
        networking.macAddress().ifPresent(create::withMacAddress);
        list(networking.nameServers(), (List<String> servers) -> config.withDns(servers));
        list(networking.searchDomains(), (List<String> domains) -> config.withDnsSearch(domains));
        list(networking.lookupOptions(), config::withDnsOptions);
        list(networking.hosts(), hosts -> config.withExtraHosts(hosts.toArray(String[]::new)));
    }

    private static void list(List<String> given, Consumer<List<String>> with) {
        if (!given.isEmpty()) {
            with.accept(given);
        }
    }

    private String word(Namespace namespace) {
        return namespace instanceof Namespace.OfService other
                ? "container:" + container.first(other.service())
                : namespace.toString();
    }
}
