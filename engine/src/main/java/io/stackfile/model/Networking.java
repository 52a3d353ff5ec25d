package io.stackfile.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which networks a container is on, what it is called beyond its host name, and where it looks up the names of others.
 *
 * @param attachments the networks that its service names; none is the stack's own
 * @param outside containers of others on these networks, and what they are called here
 * @param neighbours services of other stacks, whose networks it is on for them
 * @param hosts names with their addresses, as {@code mail:203.0.113.9}
 */
public record Networking(
        List<Attachment> attachments,
        List<Link> outside,
        List<StackLink> neighbours,
        Optional<String> domain,
        Optional<String> macAddress,
        List<String> nameServers,
        List<String> searchDomains,
        List<String> lookupOptions,
        List<String> hosts) {
    public static final Networking USUAL = new Networking(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public Networking {
        attachments = List.copyOf(attachments);
        outside = List.copyOf(outside);
        neighbours = List.copyOf(neighbours);
        nameServers = List.copyOf(nameServers);
        searchDomains = List.copyOf(searchDomains);
        lookupOptions = List.copyOf(lookupOptions);
        hosts = List.copyOf(hosts);
    }

    /** The networks it is on, the one that is joined first before the others. */
    public List<Attachment> joined() {
        return attachments.isEmpty()
                ? List.of(Attachment.to(Network.DEFAULT))
                : attachments.stream()
                        .sorted(Comparator.comparing((Attachment attachment) -> -attachment.priority())
                                .thenComparing(Attachment::network))
                        .toList();
    }

    Networking withoutAddresses() {
        return new Networking(
                attachments.stream().map(Attachment::withoutAddress).toList(),
                outside,
                neighbours,
                domain,
                Optional.empty(),
                nameServers,
                searchDomains,
                lookupOptions,
                hosts);
    }
}
