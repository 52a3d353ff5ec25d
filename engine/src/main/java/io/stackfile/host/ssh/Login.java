package io.stackfile.host.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import io.stackfile.host.ssh.config.Authentication;
import io.stackfile.host.ssh.config.SshSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs in to one machine by jsch, which is told everything and reads no configuration by itself. */
final class Login {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    /** A dead link is noticed after about ten seconds, where the configuration does not say otherwise. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int SILENCES = 3;

    private final SshSettings settings;
    private final Surroundings surroundings;
    private final Optional<Session> jump;
    private final HostKeyCheck hostKeys;
    private final OfferedKeys keys;
    private final Trouble trouble = new Trouble();
    private final DirectSocket direct;
    private final Ahead ahead;

    /** {@code jump} is the machine through which the way leads. */
    Login(SshSettings settings, Surroundings surroundings, Optional<Session> jump, Ahead ahead) {
        this.ahead = ahead;
        this.settings = settings;
        this.surroundings = surroundings;
        this.jump = jump;
        this.direct = new DirectSocket(settings.route(), timeout(), surroundings.traffic());
        if (jump.isEmpty() && settings.route().proxyCommand().isEmpty()) {
            direct.begin(settings.hostName(), settings.port());
        }
        try {
            this.hostKeys = new HostKeyCheck(settings, surroundings.prompts());
            this.keys = new OfferedKeys(
                    settings.identities(), new Passphrases(surroundings.prompts(), surroundings.environment()));
        } catch (RuntimeException e) {
            direct.abandon();
            throw e;
        }
    }

    Leg connect() throws IOException {
        try {
            Session session = session();
            ahead.in(session, direct);
            passage().ifPresent(session::setProxy);
            session.setSocketFactory(direct);
            session.connect((int) timeout().toMillis());
            return new Leg(session, direct);
        } catch (JSchException e) {
            throw hostKeys.refusal()
                    .orElseGet(() ->
                            new NoLogin(settings, keys).refusal(trouble.cause().orElse(e)));
        }
    }

    private Session session() throws JSchException {
        JSch jsch = new JSch();
        jsch.setHostKeyRepository(hostKeys);
        jsch.setIdentityRepository(keys);
        Session session = jsch.getSession(settings.user(), settings.hostName(), settings.port());
        session.setDaemonThread(true);
        session.setLogger(trouble);
        session.setUserInfo(new Answers(
                settings.user() + "@" + settings.hostName(),
                surroundings.prompts(),
                settings.authentication().passwordPrompts(),
                ahead));
        session.setServerAliveInterval((int) silence().toMillis());
        session.setServerAliveCountMax(
                settings.keepAlive().interval().isZero()
                        ? SILENCES
                        : settings.keepAlive().countMax());
        configure(session);
        return session;
    }

    private Duration timeout() {
        return settings.route().connectTimeout().orElse(CONNECT_TIMEOUT);
    }

    private Duration silence() {
        Duration given = settings.keepAlive().interval();
        return given.isZero() ? SILENCE : given;
    }

    private void configure(Session session) {
        // What is accepted is decided in HostKeyCheck alone: other values here skip the check.
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("userauth.none", "com.jcraft.jsch.EagerAuthNone");
        session.setConfig("PreferredAuthentications", String.join(",", methods()));
        session.setConfig("enable_pubkey_auth_query", keys.isCertain() ? "no" : "yes");
        session.setConfig("server_host_key", hostKeys.order(JSch.getConfig("server_host_key")));
        if (settings.compression()) {
            session.setConfig("compression.c2s", "zlib@openssh.com,none");
        }
        // An engine's answers are texts of which a tenth would do; what goes out behind the key is too early to be
        // compressed.
        if (settings.compression() || ahead.asks()) {
            session.setConfig("compression.s2c", "zlib@openssh.com,none");
        }
        new AlgorithmChoice(settings.algorithms()).on(session);
    }

    private List<String> methods() {
        Authentication allowed = settings.authentication();
        List<String> methods = new ArrayList<>();
        if (allowed.publicKey()) {
            methods.add("publickey");
        }
        if (allowed.keyboardInteractive()) {
            methods.add("keyboard-interactive");
        }
        if (allowed.password()) {
            methods.add("password");
        }
        if (!allowed.preferred().isEmpty()) {
            return allowed.preferred().stream().filter(methods::contains).toList();
        }
        return methods;
    }

    private Optional<Proxy> passage() {
        return jump.<Proxy>map(session -> new Passage(session, silence()))
                .or(() -> settings.route().proxyCommand().map(command -> new CommandPassage(command, silence())));
    }
}
