package io.stackfile.host.ssh.config;

import io.stackfile.host.HostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options after the last line, with their defaults, their letters and variables filled in. */
final class Settled {
    private final Asked asked;
    private final Options options;
    private final Path systemFile;

    Settled(Asked asked, Path systemFile) {
        this.asked = asked;
        this.options = asked.options();
        this.systemFile = systemFile;
    }

    SshSettings settings() {
        options.line(Keyword.REFUSE_CONNECTION).ifPresent(line -> {
            throw new HostException(line.where() + "the configuration refuses this connection: " + line.word());
        });
        options.line(Keyword.HOST_KEY_ALIAS)
                .ifPresent(line ->
                        options.replace(Keyword.HOST_KEY_ALIAS, line.word().toLowerCase(Locale.ROOT)));
        Tokens.Remote remote = remote();
        return new SshSettings(
                asked.original(),
                remote.host(),
                remote.port(),
                remote.user(),
                identities(),
                authentication(),
                hostKeys(),
                route(Tokens.forProxies(asked.me(), remote)),
                new KeepAlive(
                        time(Keyword.SERVER_ALIVE_INTERVAL).orElse(Duration.ZERO),
                        number(Keyword.SERVER_ALIVE_COUNT_MAX, 3)),
                new Algorithms(
                        options.word(Keyword.CIPHERS),
                        options.word(Keyword.KEX_ALGORITHMS),
                        options.word(Keyword.MACS),
                        options.word(Keyword.HOST_KEY_ALGORITHMS),
                        options.word(Keyword.PUBKEY_ACCEPTED_ALGORITHMS)),
                flag(Keyword.COMPRESSION, false));
    }

    private Tokens.Remote remote() {
        try {
            return asked.remote();
        } catch (BadLine e) {
            throw new IllegalStateException("the name of the host is settled", e);
        }
    }

    private Identities identities() {
        List<IdentityFile> files = new ArrayList<>();
        for (ConfigLine line : options.lines(Keyword.IDENTITY_FILE)) {
            path(line, line.word()).ifPresent(path -> files.add(new IdentityFile(path, true)));
        }
        if (options.lines(Keyword.IDENTITY_FILE).isEmpty()) {
            Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                    .map(asked.me().home().resolve(".ssh")::resolve)
                    .forEach(path -> files.add(new IdentityFile(path, false)));
        }
        List<Path> certificates = options.lines(Keyword.CERTIFICATE_FILE).stream()
                .flatMap(line -> path(line, line.word()).stream())
                .distinct()
                .toList();
        return new Identities(
                files.stream().distinct().toList(), certificates, flag(Keyword.IDENTITIES_ONLY, false), agent());
    }

    private Optional<Path> agent() {
        Optional<ConfigLine> said = options.line(Keyword.IDENTITY_AGENT);
        String word = said.map(ConfigLine::word).orElse("SSH_AUTH_SOCK");
        if (word.equals("SSH_AUTH_SOCK")) {
            return variable("SSH_AUTH_SOCK");
        }
        return word.startsWith("$") && !word.startsWith("${")
                ? variable(word.substring(1))
                : said.flatMap(line -> path(line, word));
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(asked.me().environment().get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    private Authentication authentication() {
        return new Authentication(
                flag(Keyword.PUBKEY_AUTHENTICATION, true),
                flag(Keyword.PASSWORD_AUTHENTICATION, true),
                flag(Keyword.KBD_INTERACTIVE_AUTHENTICATION, true),
                options.word(Keyword.PREFERRED_AUTHENTICATIONS)
                        .map(list -> List.of(list.split(",")))
                        .orElse(List.of()),
                number(Keyword.NUMBER_OF_PASSWORD_PROMPTS, 3));
    }

    private HostKeyChecking hostKeys() {
        Path home = asked.me().home().resolve(".ssh");
        return new HostKeyChecking(
                StrictHostKeyChecking.of(
                        options.word(Keyword.STRICT_HOST_KEY_CHECKING).orElse("ask")),
                options.word(Keyword.HOST_KEY_ALIAS),
                options.line(Keyword.USER_KNOWN_HOSTS_FILE)
                        .map(line -> paths(line, true))
                        .orElse(List.of(home.resolve("known_hosts"), home.resolve("known_hosts2"))),
                options.line(Keyword.GLOBAL_KNOWN_HOSTS_FILE)
                        .map(line -> paths(line, false))
                        .orElse(List.of(
                                systemFile.resolveSibling("ssh_known_hosts"),
                                systemFile.resolveSibling("ssh_known_hosts2"))),
                flag(Keyword.HASH_KNOWN_HOSTS, false),
                options.line(Keyword.REVOKED_HOST_KEYS).flatMap(line -> path(line, line.word())));
    }

    private Route route(Tokens tokens) {
        List<Destination> jumps = options.line(Keyword.PROXY_JUMP)
                .map(line -> Form.jumps(line.text()).stream()
                        .map(jump -> Destination.parse(at(line, () -> tokens.letters(jump))))
                        .toList())
                .orElse(List.of());
        return new Route(
                jumps,
                options.line(Keyword.PROXY_COMMAND)
                        .filter(line -> !line.text().equalsIgnoreCase("none"))
                        .map(line -> at(line, () -> tokens.letters(line.text()))),
                AddressFamily.valueOf(
                        options.word(Keyword.ADDRESS_FAMILY).orElse("any").toUpperCase(Locale.ROOT)),
                options.word(Keyword.BIND_ADDRESS),
                time(Keyword.CONNECT_TIMEOUT));
    }

    private List<Path> paths(ConfigLine line, boolean letters) {
        return line.words().stream()
                .filter(word -> !word.equalsIgnoreCase("none"))
                .map(word -> Path.of(at(
                        line,
                        () -> letters
                                ? asked.tokens().path(word)
                                : asked.tokens().tilde(word))))
                .toList();
    }

    private Optional<Path> path(ConfigLine line, String word) {
        return word.equalsIgnoreCase("none")
                ? Optional.empty()
                : Optional.of(Path.of(at(line, () -> asked.tokens().path(word))));
    }

    private boolean flag(Keyword keyword, boolean otherwise) {
        return options.word(keyword)
                .map(word -> !word.equalsIgnoreCase("no") && !word.equalsIgnoreCase("false"))
                .orElse(otherwise);
    }

    private int number(Keyword keyword, int otherwise) {
        return options.word(keyword).map(Integer::parseInt).orElse(otherwise);
    }

    private Optional<Duration> time(Keyword keyword) {
        return options.word(keyword).flatMap(TimeSpan::of);
    }

    private interface Filling {
        String fill() throws BadLine;
    }

    private static String at(ConfigLine line, Filling filling) {
        try {
            return filling.fill();
        } catch (BadLine e) {
            throw new HostException(line.where() + line.keyword() + ": " + e.getMessage(), e);
        }
    }
}
