package io.stackfile.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Passwords as bcrypt hashes them. */
public final class PasswordHash {
    /** What bcrypt takes into account. */
    public static final int MOST_BYTES = 72;

    private static final int COST = 10;
    private static final int SALT_BYTES = 16;

    private PasswordHash() {}

    /** Whether it is a hash already, as {@code htpasswd -B} and {@code caddy hash-password} write them. */
    public static boolean isOne(String word) {
        return word.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
    }

    /** The same for the same, so that a password that has not changed is no change. */
    static String of(String password, String salt) {
        byte[] hash = BCrypt.withDefaults().hash(COST, salt(salt), password.getBytes(UTF_8));
        return new String(hash, UTF_8);
    }

    private static byte[] salt(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Arrays.copyOf(digest, SALT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
