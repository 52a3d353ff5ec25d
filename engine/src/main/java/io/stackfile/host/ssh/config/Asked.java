package io.stackfile.host.ssh.config;

import java.util.Optional;

/**
 * What the lines of one reading are compared with.
 *
 * @param host as the user called it; in the last reading the name it stands for
 * @param original as the user called it
 * @param last whether this is the reading after the host's name is known
 */
record Asked(LocalUser me, Options options, String host, String original, boolean last) {
    private static final int DEFAULT_PORT = 22;

    /** As far as the lines above say. */
    String hostName() throws BadLine {
        Optional<String> said = options.word(Keyword.HOST_NAME);
        if (said.isEmpty() || last) {
            return said.orElse(host);
        }
        return Tokens.forHostName(me, host).letters(said.get());
    }

    String user() {
        return options.word(Keyword.USER).orElse(me.name());
    }

    Tokens tokens() throws BadLine {
        return Tokens.of(me, remote());
    }

    Tokens.Remote remote() throws BadLine {
        return new Tokens.Remote(
                hostName(),
                original,
                options.word(Keyword.HOST_KEY_ALIAS).orElse(last ? original : hostName()),
                options.word(Keyword.PORT).map(Integer::parseInt).orElse(DEFAULT_PORT),
                user(),
                options.line(Keyword.PROXY_JUMP)
                        .map(line -> Form.jumps(line.text()))
                        .filter(jumps -> !jumps.isEmpty())
                        .map(jumps ->
                                Destination.parse(jumps.get(jumps.size() - 1)).host())
                        .orElse(""));
    }
}
