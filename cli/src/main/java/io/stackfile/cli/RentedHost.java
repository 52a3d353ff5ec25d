package io.stackfile.cli;

import io.stackfile.cloud.RecordedHost;
import io.stackfile.cloud.RecordedHosts;
import io.stackfile.host.docker.DockerHosts;
import java.util.Map;

/** Finds machines that {@code stack host create} made by their names, after Docker's contexts and before names of SSH. */
final class RentedHost {
    private RentedHost() {}

    /** Where it can be reached; what is not the name of one stays as it is. */
    static String address(String name, Map<String, String> environment) {
        return DockerHosts.isContext(name, environment)
                ? name
                : RecordedHosts.of(environment)
                        .find(name)
                        .map(RentedHost::login)
                        .orElse(name);
    }

    private static String login(RecordedHost host) {
        if (host.address().isEmpty()) {
            throw new UsageException("host " + host.name() + " has no address yet; 'stack host create " + host.name()
                    + "' goes on with it");
        }
        return host.user() + "@" + host.address();
    }
}
