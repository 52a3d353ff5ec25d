package io.stackfile.host.ssh;

import com.jcraft.jsch.Session;
import io.stackfile.host.ssh.config.Destination;
import io.stackfile.host.ssh.config.SshSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The machines that are passed on the way to one ({@code ProxyJump}), each with a login of its own through the one before. */
record Hops(Function<Destination, SshSettings> configuration, Surroundings surroundings) {
    private static final int LONGEST = 8;

    /** {@code ahead} is what the last machine is asked for while it lets us in. */
    JschLink connect(SshSettings settings, Ahead ahead) throws IOException {
        Rehearsal.begin();
        List<Leg> legs = new ArrayList<>();
        try {
            connect(settings, legs, 0, ahead);
            return new JschLink(legs, ahead);
        } catch (IOException | RuntimeException e) {
            JschLink.end(legs);
            throw e;
        }
    }

    private void connect(SshSettings settings, List<Leg> legs, int depth, Ahead ahead) throws IOException {
        if (depth + settings.route().jumps().size() >= LONGEST) {
            throw new SshRefusal("The way to " + settings.alias()
                    + " leads through too many machines; does a ProxyJump of ~/.ssh/config lead back to itself?");
        }
        boolean first = true;
        for (Destination jump : settings.route().jumps()) {
            SshSettings next = configuration.apply(jump);
            if (first) {
                connect(next, legs, depth + 1, Ahead.ofNothing());
            } else {
                login(next, legs, Ahead.ofNothing());
            }
            first = false;
        }
        login(settings, legs, ahead);
    }

    private void login(SshSettings settings, List<Leg> legs, Ahead ahead) throws IOException {
        Optional<Session> last = legs.isEmpty()
                ? Optional.empty()
                : Optional.of(legs.get(legs.size() - 1).session());
        legs.add(new Login(settings, surroundings, last, ahead).connect());
    }
}
