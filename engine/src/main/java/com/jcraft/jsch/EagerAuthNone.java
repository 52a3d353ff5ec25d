package com.jcraft.jsch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for the authentication service, which methods it takes, and to be let in by the only key there is, in one round trip
 * instead of three (RFC 4253, 10: a client need not wait for the answer to its service request; RFC 4252, 5.1: nor for the
 * answer to a request before it sends another).
 */
public class EagerAuthNone extends UserAuthNone {
    private static final int REQUEST_HEAD = 5;

    @Override
    public boolean start(Session session) throws Exception {
        userinfo = session.getUserInfo();
        packet = session.packet;
        buf = packet.getBuffer();
        username = session.getUserName();
        send(session, SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
        send(session, SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "none");
        Optional<Identity> key = certainKey(session);
        boolean offered = key.isPresent() && offer(session, key.get());
        if (offered && isTolerant(session)) {
            sequel(session).offered();
        }
        buf = session.read(buf);
        boolean isIn = buf.getCommand() == SSH_MSG_SERVICE_ACCEPT && isIn(session, offered);
        if (!isIn) {
            sequel(session).refused();
        }
        return isIn;
    }

    private boolean isIn(Session session, boolean offered) throws Exception {
        Answer none = answer(session);
        if (none.isSuccess() || !offered || !none.methods().contains("publickey")) {
            return told(none);
        }
        Answer toKey = answer(session);
        if (!toKey.isSuccess() && !toKey.inPart()) {
            session.setConfig("userauth.publickey", Refused.class.getName());
        }
        return told(toKey);
    }

    /** What is to be done as soon as the key has been offered; the {@code UserInfo} of a session may be one. */
    public interface Sequel {
        /** What is written from now on arrives behind the key, and counts if the server takes it (RFC 4252, 5.1). */
        void offered();

        /** The key alone did not do, and what was written behind it has been in vain. Also when nothing was. */
        void refused();

        /** Where there is nothing to be done. */
        Sequel NOTHING = new Sequel() {
            @Override
            public void offered() {}

            @Override
            public void refused() {}
        };
    }

    private static Sequel sequel(Session session) {
        return session.getUserInfo() instanceof Sequel sequel ? sequel : Sequel.NOTHING;
    }

    /** OpenSSH answers what comes too early by "unimplemented"; others may hang up, as RFC 4252, 6 wants it. */
    private static boolean isTolerant(Session session) {
        return session.getServerVersion().contains("OpenSSH");
    }

    private boolean told(Answer answer) {
        setMethods(String.join(",", answer.methods()));
        return answer.isSuccess();
    }

    /** The only key has been refused, and jsch need not offer it again. */
    public static final class Refused extends UserAuth {
        @Override
        public boolean start(Session session) {
            return false;
        }
    }

    /** With the methods that can go on; {@code inPart} when this one was taken and another is wanted as well. */
    private record Answer(boolean isSuccess, boolean inPart, List<String> methods) {}

    private Answer answer(Session session) throws Exception {
        while (true) {
            buf = session.read(buf);
            int message = buf.getCommand() & 0xff;
            if (message == SSH_MSG_USERAUTH_SUCCESS) {
                return new Answer(true, false, List.of());
            }
            if (message != SSH_MSG_USERAUTH_FAILURE && message != SSH_MSG_USERAUTH_BANNER) {
                throw new JSchException("unexpected answer while logging in");
            }
            String text = text();
            if (message == SSH_MSG_USERAUTH_FAILURE) {
                List<String> methods = List.of(text.toLowerCase(Locale.ROOT).split(","));
                return new Answer(false, buf.getByte() != 0, methods);
            }
            userinfo.showMessage(text);
        }
    }

    /** The only one, if it can sign without a question and its kind knows but one way to sign. */
    private static Optional<Identity> certainKey(Session session) {
        boolean mayTry = session.getConfig("enable_pubkey_auth_query").equals("no")
                && isIn("publickey", session.getConfig("PreferredAuthentications"));
        return session.getIdentityRepository().getIdentities().stream()
                .filter(key -> mayTry && !key.getAlgName().startsWith("ssh-rsa"))
                .filter(key -> isIn(key.getAlgName(), session.getConfig("PubkeyAcceptedAlgorithms")))
                .findFirst();
    }

    private static boolean isIn(String name, String list) {
        return Arrays.asList(list.split(",")).contains(name);
    }

    /** RFC 4252, 7. */
    private boolean offer(Session session, Identity key) throws Exception {
        begin(SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey");
        buf.putByte((byte) 1);
        buf.putString(Util.str2byte(key.getAlgName()));
        buf.putString(key.getPublicKeyBlob());
        Buffer signed = new Buffer();
        signed.putString(session.getSessionId());
        signed.putByte(Arrays.copyOfRange(buf.buffer, REQUEST_HEAD, buf.index));
        byte[] signature = key.getSignature(Arrays.copyOf(signed.buffer, signed.index), key.getAlgName());
        if (signature == null) {
            return false;
        }
        buf.putString(signature);
        session.write(packet);
        return true;
    }

    private void send(Session session, int message, String... words) throws Exception {
        begin(message, words);
        session.write(packet);
    }

    private void begin(int message, String... words) {
        packet.reset();
        buf.putByte((byte) message);
        for (String word : words) {
            buf.putString(Util.str2byte(word));
        }
    }

    private String text() {
        buf.getInt();
        buf.getByte();
        buf.getByte();
        return Util.byte2str(buf.getString());
    }
}
