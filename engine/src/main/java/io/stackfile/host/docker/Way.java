package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.ssh.SshMachine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an engine is reached.
 *
 * @param name how messages call its machine
 * @param address how web addresses call it
 * @param local whether that machine is this one
 * @param explanation what to tell the user when nobody answers there
 * @param reach how its containers are reached
 * @param machine that machine, when it is reached over SSH
 */
public record Way(
        Dialer dialer,
        String name,
        String address,
        boolean local,
        Function<IOException, String> explanation,
        Reach reach,
        Optional<SshMachine> machine) {
    Way(Dialer dialer, String address, boolean local, Function<IOException, String> explanation) {
        this(
                dialer,
                address,
                address,
                local,
                explanation,
                local ? new LocalReach() : new NoReach(address),
                Optional.empty());
    }

    /** The same engine by another way. */
    Way by(Dialer other) {
        return new Way(other, name, address, local, explanation, reach, machine);
    }
}
