package io.stackfile.host.ssh.hostkeys;

import io.stackfile.host.ssh.config.PatternList;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A machine's name as files of known hosts write it: {@code droplet}, {@code [droplet]:2222}, {@code |1|salt|hash}. */
record HostName(String text) {
    private static final int USUAL_PORT = 22;
    private static final String HASHED = "|1|";
    private static final int SALT_LENGTH = 20;

    static HostName of(String host, int port) {
        String folded = host.toLowerCase(Locale.ROOT);
        return new HostName(port == USUAL_PORT ? folded : "[" + folded + "]:" + port);
    }

    /** Whether {@code written}, the first word of a line, means this name. */
    boolean isMeantBy(String written) {
        return written.startsWith("|")
                ? salt(written).filter(salt -> hashed(salt).equals(written)).isPresent()
                : PatternList.matchesHost(written, text);
    }

    String hashed() {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        return hashed(salt);
    }

    private String hashed(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HASHED + Base64.getEncoder().encodeToString(salt) + "|"
                    + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> salt(String written) {
        int end = written.indexOf('|', HASHED.length());
        if (!written.startsWith(HASHED) || end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(written.substring(HASHED.length(), end)))
                    .filter(salt -> salt.length == SALT_LENGTH);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
