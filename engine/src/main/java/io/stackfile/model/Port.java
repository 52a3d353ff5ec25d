package io.stackfile.model;

/**
 * A container's port published on the host.
 *
 * @param address of the host to listen on; empty means all of them
 * @param published the host's port, or a range {@code 8000-8010} of which the engine takes one; empty lets it choose
 */
public record Port(String address, String published, Exposed container) {
    /** Whether nobody else can have the host's port while this container runs. */
    public boolean isFixed() {
        return !published.isEmpty() && !published.contains("-");
    }

    /** Whether so many containers can each have a port of the host for it. */
    public boolean hasRoomFor(int containers) {
        if (!published.contains("-")) {
            return published.isEmpty() || containers <= 1;
        }
        String[] ends = published.split("-", 2);
        return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1 >= containers;
    }

    /** Whether other machines can reach it, as far as the engine is concerned. */
    public boolean isPublic() {
        return !(address.startsWith("127.") || address.equals("::1"));
    }

    /** On the host's loopback, unless its author wrote an address. */
    Port onLoopback() {
        return address.isEmpty() ? new Port("127.0.0.1", published, container) : this;
    }

    /** Whether both want the same port of the host. */
    public boolean clashesWith(Port other) {
        return isFixed()
                && published.equals(other.published)
                && container.protocol() == other.container.protocol()
                && (address.equals(other.address) || isAny() || other.isAny());
    }

    private boolean isAny() {
        return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }

    /** As a file writes it. */
    @Override
    public String toString() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        String from = host.isEmpty() ? published : host + ":" + published;
        String protocol = container.protocol() == Protocol.TCP ? "" : "/" + container.protocol();
        return (from.isEmpty() ? "" : from + ":") + container.port() + protocol;
    }
}
