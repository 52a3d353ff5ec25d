package io.stackfile.model;

import java.util.Locale;

/** A transport protocol, as ports write it: {@code tcp}, {@code udp}, {@code sctp}. */
public enum Protocol {
    TCP,
    UDP,
    SCTP;

    public static Protocol of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
