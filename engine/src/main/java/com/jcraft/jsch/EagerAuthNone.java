package com.jcraft.jsch;

import java.util.Locale;

/**
 * Asks for the authentication service and which methods it takes in one round trip instead of two (RFC 4253, 10: a client
 * need not wait for the answer to its service request).
 */
public class EagerAuthNone extends UserAuthNone {
    @Override
    public boolean start(Session session) throws Exception {
        userinfo = session.getUserInfo();
        packet = session.packet;
        buf = packet.getBuffer();
        username = session.getUserName();
        send(session, SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
        send(session, SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "none");
        buf = session.read(buf);
        if (buf.getCommand() != SSH_MSG_SERVICE_ACCEPT) {
            return false;
        }
        return isAccepted(session);
    }

    private void send(Session session, int message, String... words) throws Exception {
        packet.reset();
        buf.putByte((byte) message);
        for (String word : words) {
            buf.putString(Util.str2byte(word));
        }
        session.write(packet);
    }

    private boolean isAccepted(Session session) throws Exception {
        while (true) {
            buf = session.read(buf);
            switch (buf.getCommand() & 0xff) {
                case SSH_MSG_USERAUTH_SUCCESS -> {
                    return true;
                }
                case SSH_MSG_USERAUTH_BANNER -> userinfo.showMessage(text());
                case SSH_MSG_USERAUTH_FAILURE -> {
                    setMethods(text().toLowerCase(Locale.ROOT));
                    return false;
                }
                default -> throw new JSchException("unexpected answer while logging in");
            }
        }
    }

    private String text() {
        buf.getInt();
        buf.getByte();
        buf.getByte();
        return Util.byte2str(buf.getString());
    }
}
