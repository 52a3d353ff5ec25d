package io.stackfile.model;

import java.util.Optional;

/** How the engine runs the containers of a service, where the author wants it otherwise than usual. */
public record Settings(
        Optional<Healthcheck> health,
        Stopping stopping,
        Networking networking,
        Namespaces namespaces,
        Logging logging,
        Execution execution,
        Devices devices,
        Limits limits,
        Privileges privileges,
        Lifecycle lifecycle) {
    public static final Settings USUAL = new Settings(
            Optional.empty(),
            Stopping.USUAL,
            Networking.USUAL,
            Namespaces.OWN,
            Logging.OF_ENGINE,
            Execution.USUAL,
            Devices.NONE,
            Limits.NONE,
            Privileges.USUAL,
            Lifecycle.USUAL);

    public Settings with(Limits other) {
        return new Settings(
                health, stopping, networking, namespaces, logging, execution, devices, other, privileges, lifecycle);
    }

    public Settings with(Healthcheck other) {
        return new Settings(
                Optional.of(other),
                stopping,
                networking,
                namespaces,
                logging,
                execution,
                devices,
                limits,
                privileges,
                lifecycle);
    }

    public Settings with(Lifecycle other) {
        return new Settings(
                health, stopping, networking, namespaces, logging, execution, devices, limits, privileges, other);
    }

    Settings privileged() {
        Privileges all = new Privileges(
                true, privileges.added(), privileges.dropped(), privileges.groups(), privileges.security());
        return new Settings(
                health, stopping, networking, namespaces, logging, execution, devices, limits, all, lifecycle);
    }

    /** Those of one more container beside those of the service, which cannot have the same address. */
    Settings ofOneMore() {
        return new Settings(
                health,
                stopping,
                networking.withoutAddresses(),
                namespaces,
                logging,
                execution,
                devices,
                limits,
                privileges,
                lifecycle.withoutHooks());
    }
}
