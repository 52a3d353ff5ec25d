package io.stackfile.host.docker;

/**
 * Where a container is at the moment.
 *
 * @param ip its own address, which only the engine's machine knows
 * @param network the engine's id of the network that it is an address of
 */
record ContainerAddress(String ip, String network) {
    /** The interface by which the engine's machine is on that network. */
    String bridge() {
        return "br-" + network.substring(0, Math.min(12, network.length()));
    }
}
