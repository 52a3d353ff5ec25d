package io.stackfile.host.ssh.config;

import io.stackfile.schema.Suggestion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keywords of {@code ssh_config} that have a meaning here. */
enum Keyword {
    ADDRESS_FAMILY("AddressFamily", Form.choice("any", "inet", "inet6")),
    BIND_ADDRESS("BindAddress", Form.WORD),
    CANONICALIZE_HOSTNAME(
            "CanonicalizeHostname", Form.choice("yes", "no", "always").or("true", "false")),
    CERTIFICATE_FILE("CertificateFile", Form.WORD),
    CIPHERS("Ciphers", Form.WORD),
    COMPRESSION("Compression", Form.choice("yes", "no")),
    CONNECT_TIMEOUT("ConnectTimeout", Form.TIME),
    GLOBAL_KNOWN_HOSTS_FILE("GlobalKnownHostsFile", Form.WORDS),
    HASH_KNOWN_HOSTS("HashKnownHosts", Form.FLAG),
    HOST("Host", Form.FREE),
    HOST_KEY_ALGORITHMS("HostKeyAlgorithms", Form.WORD),
    HOST_KEY_ALIAS("HostKeyAlias", Form.WORD),
    HOST_NAME("Hostname", Form.WORD),
    IDENTITIES_ONLY("IdentitiesOnly", Form.FLAG),
    IDENTITY_AGENT("IdentityAgent", Form.WORD),
    IDENTITY_FILE("IdentityFile", Form.WORD),
    IGNORE_UNKNOWN("IgnoreUnknown", Form.WORD),
    INCLUDE("Include", Form.FREE),
    KBD_INTERACTIVE_AUTHENTICATION("KbdInteractiveAuthentication", Form.FLAG),
    KEX_ALGORITHMS("KexAlgorithms", Form.WORD),
    MACS("MACs", Form.WORD),
    MATCH("Match", Form.FREE),
    NUMBER_OF_PASSWORD_PROMPTS("NumberOfPasswordPrompts", Form.NUMBER),
    PASSWORD_AUTHENTICATION("PasswordAuthentication", Form.FLAG),
    PORT("Port", Form.PORT),
    PREFERRED_AUTHENTICATIONS("PreferredAuthentications", Form.WORD),
    PROXY_COMMAND("ProxyCommand", Form.COMMAND),
    PROXY_JUMP("ProxyJump", Form.JUMPS),
    PUBKEY_ACCEPTED_ALGORITHMS("PubkeyAcceptedAlgorithms", Form.WORD),
    PUBKEY_AUTHENTICATION(
            "PubkeyAuthentication",
            Form.choice("yes", "no", "unbound", "host-bound").or("true", "false")),
    REFUSE_CONNECTION("RefuseConnection", Form.WORD),
    REVOKED_HOST_KEYS("RevokedHostKeys", Form.WORD),
    SERVER_ALIVE_COUNT_MAX("ServerAliveCountMax", Form.NUMBER),
    SERVER_ALIVE_INTERVAL("ServerAliveInterval", Form.TIME),
    STRICT_HOST_KEY_CHECKING(
            "StrictHostKeyChecking",
            Form.choice("yes", "ask", "accept-new", "no").or("true", "false", "off")),
    TAG("Tag", Form.WORD),
    USER("User", Form.WORD),
    USER_KNOWN_HOSTS_FILE("UserKnownHostsFile", Form.WORDS);

    private static final Map<String, Keyword> NAMES =
            Arrays.stream(values()).collect(Collectors.toMap(known -> fold(known.written), Function.identity()));
    private static final Map<String, Keyword> OLD_NAMES = Map.of(
            "challengeresponseauthentication", KBD_INTERACTIVE_AUTHENTICATION,
            "skeyauthentication", KBD_INTERACTIVE_AUTHENTICATION,
            "tisauthentication", KBD_INTERACTIVE_AUTHENTICATION,
            "dsaauthentication", PUBKEY_AUTHENTICATION,
            "identityfile2", IDENTITY_FILE,
            "pubkeyacceptedkeytypes", PUBKEY_ACCEPTED_ALGORITHMS);

    private final String written;
    private final Form form;

    Keyword(String written, Form form) {
        this.written = written;
        this.form = form;
    }

    static Optional<Keyword> of(String written) {
        String folded = fold(written);
        return Optional.ofNullable(NAMES.getOrDefault(folded, OLD_NAMES.get(folded)));
    }

    /** A word that is near to {@code written}, as a question. */
    static Optional<String> didYouMean(String written) {
        return Suggestion.didYouMean(
                written,
                Stream.concat(Arrays.stream(values()).map(Keyword::written), UnusedKeywords.names())
                        .toList());
    }

    String written() {
        return written;
    }

    Form form() {
        return form;
    }

    private static String fold(String written) {
        return written.toLowerCase(Locale.ROOT);
    }
}
