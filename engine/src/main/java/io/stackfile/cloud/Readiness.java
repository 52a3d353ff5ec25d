package io.stackfile.cloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** Waits until a machine that was ordered is there and its SSH server listens. */
public record Readiness(Patience patience, int sshPort) {
    public static final Readiness USUAL = new Readiness(Patience.USUAL, 22);

    Droplet await(DigitalOcean digitalOcean, RecordedHost host) {
        Instant end = Instant.now().plus(patience.readiness());
        while (true) {
            Droplet droplet = digitalOcean
                    .droplet(host.id())
                    .orElseThrow(
                            () -> new CloudException("droplet " + host.id() + " has gone while it was waited for"));
            if (droplet.isReady()) {
                return droplet;
            }
            if (host.action() != 0 && digitalOcean.hasFailed(host.action())) {
                throw new CloudException("DigitalOcean could not make droplet " + host.id() + ": its action "
                        + host.action() + " ended in an error");
            }
            pause(end, "droplet " + host.id() + " is not active (it is '" + droplet.status() + "')");
        }
    }

    void awaitSsh(RecordedHost host) {
        Instant end = Instant.now().plus(patience.readiness());
        while (!listens(new InetSocketAddress(host.address(), sshPort))) {
            pause(end, "port " + sshPort + " of " + host.address() + " does not answer");
        }
    }

    private boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) patience.answer().toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void pause(Instant end, String state) {
        if (Duration.between(Instant.now(), end).isNegative()) {
            throw new CloudException(state + " after " + Patience.text(patience.readiness()));
        }
        Patience.pass(patience.pause());
    }
}
