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
        List<Session> sessions = new ArrayList<>();
        try {
            return new JschLink(sessions, connect(settings, sessions, 0, ahead), ahead);
        } catch (IOException | RuntimeException e) {
            JschLink.disconnect(sessions);
            throw e;
        }
    }

    private DirectSocket connect(SshSettings settings, List<Session> sessions, int depth, Ahead ahead)
            throws IOException {
        if (depth + settings.route().jumps().size() >= LONGEST) {
            throw new SshRefusal("The way to " + settings.alias()
                    + " leads through too many machines; does a ProxyJump of ~/.ssh/config lead back to itself?");
        }
        boolean first = true;
        for (Destination jump : settings.route().jumps()) {
            SshSettings next = configuration.apply(jump);
            if (first) {
                connect(next, sessions, depth + 1, Ahead.ofNothing());
            } else {
                login(next, sessions, Ahead.ofNothing());
            }
            first = false;
        }
        return login(settings, sessions, ahead);
    }

    private DirectSocket login(SshSettings settings, List<Session> sessions, Ahead ahead) throws IOException {
        Optional<Session> last = sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(sessions.size() - 1));
        Login login = new Login(settings, surroundings, last, ahead);
        sessions.add(login.connect());
        return login.direct();
    }
}
