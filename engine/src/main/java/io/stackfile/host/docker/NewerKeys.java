package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Service;

/** Keys that older engines do not know and would not mind: what has no effect is refused. */
record NewerKeys(String deed, Service service, ApiVersion spoken) {
    void check() {
        boolean startInterval =
                service.settings().health().flatMap(Healthcheck::startInterval).isPresent();
        if (startInterval) {
            takes("healthcheck.start_interval", new ApiVersion(1, 44), "25");
        }
        if (!service.settings().execution().annotations().isEmpty()) {
            takes("annotations", new ApiVersion(1, 43), "24");
        }
        if (service.settings().networking().joined().stream()
                .skip(1)
                .anyMatch(joined -> joined.macAddress().isPresent())) {
            takes("mac_address on a second network", new ApiVersion(1, 44), "25");
        }
    }

    private void takes(String key, ApiVersion version, String engine) {
        if (spoken.compareTo(version) < 0) {
            throw new HostException("Docker did not " + deed + ": " + key + " takes Docker " + engine
                    + ", and this engine is older; take it out, or update the engine");
        }
    }
}
