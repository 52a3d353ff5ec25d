package io.stackfile.host.ssh.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said so far: the first value of a keyword stays, identities add up. */
final class Options {
    private final Map<Keyword, List<ConfigLine>> said = new EnumMap<>(Keyword.class);

    void take(Keyword keyword, ConfigLine line) {
        boolean adds = keyword == Keyword.IDENTITY_FILE || keyword == Keyword.CERTIFICATE_FILE;
        if (adds || !isSettled(keyword)) {
            said.computeIfAbsent(keyword, first -> new ArrayList<>()).add(line);
        }
    }

    /** A word that stays, whatever was said. */
    void replace(Keyword keyword, String word) {
        said.put(keyword, new ArrayList<>(List.of(ConfigLine.given(keyword, word))));
    }

    List<ConfigLine> lines(Keyword keyword) {
        return List.copyOf(said.getOrDefault(keyword, List.of()));
    }

    Optional<ConfigLine> line(Keyword keyword) {
        return lines(keyword).stream().findFirst();
    }

    Optional<String> word(Keyword keyword) {
        return line(keyword).map(ConfigLine::word);
    }

    /** Of the two ways through a proxy, the one that is named first rules the other one out. */
    private boolean isSettled(Keyword keyword) {
        return switch (keyword) {
            case PROXY_COMMAND, PROXY_JUMP ->
                said.containsKey(Keyword.PROXY_COMMAND) || said.containsKey(Keyword.PROXY_JUMP);
            default -> said.containsKey(keyword);
        };
    }
}
