package io.stackfile.cloud;

import java.util.List;
import java.util.regex.Pattern;

/** The networks that may reach a machine's port 22; none named means all. */
public record SshSources(List<String> networks) {
    private static final Pattern NETWORK = Pattern.compile(
            "((\\d{1,3}\\.){3}\\d{1,3}(/(\\d|[12]\\d|3[0-2]))?)|([0-9a-fA-F]*:[0-9a-fA-F:.]*(/\\d{1,3})?)");
    static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

    public SshSources {
        networks = List.copyOf(networks);
        for (String network : networks) {
            if (!NETWORK.matcher(network).matches()) {
                throw new CloudException("--ssh-from: '" + network
                        + "' is no address and no network; write 198.51.100.7, 198.51.100.0/24 or 2001:db8::/32");
            }
        }
    }

    List<String> addresses() {
        return networks.isEmpty() ? ANYWHERE : networks;
    }

    @Override
    public String toString() {
        return networks.isEmpty() ? "anywhere" : String.join(", ", networks);
    }
}
