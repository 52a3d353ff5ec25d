package io.stackfile.cli;

import java.util.Optional;

/** One end of a copy: a path here, a path in the containers of a service, or what is piped. */
record CopyEnd(String written, Optional<String> service, String path) {
    static final String PIPE = "-";

    static CopyEnd of(String word) {
        int colon = word.indexOf(':');
        boolean here =
                colon <= 0 || word.startsWith(".") || word.substring(0, colon).contains("/");
        if (here) {
            return new CopyEnd(word, Optional.empty(), word);
        }
        String path = word.substring(colon + 1);
        return new CopyEnd(word, Optional.of(word.substring(0, colon)), path.startsWith("/") ? path : "/" + path);
    }

    boolean isPiped() {
        return written.equals(PIPE);
    }
}
