package io.stackfile.host.ssh;

import com.jcraft.jsch.Session;

/**
 * A login on the way to a machine, and the connection below it.
 *
 * @param way unused where the login goes through the one before
 */
record Leg(Session session, DirectSocket way) {
    /** What is still on its way arrives, unless the connection was lost before. */
    void end() {
        if (session.isConnected()) {
            way.deliver();
        }
        session.disconnect();
    }
}
