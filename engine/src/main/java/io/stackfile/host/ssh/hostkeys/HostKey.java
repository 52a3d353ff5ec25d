package io.stackfile.host.ssh.hostkeys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The public key by which a machine proves who it is.
 *
 * @param type as it is written in files, {@code ssh-ed25519}
 * @param base64 the key as it is written in files and sent by the machine
 */
public record HostKey(String type, String base64) {
    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ssh-dss",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    /** As a machine sends it; nothing when this is no key of a kind that {@code ssh} knows. */
    public static Optional<HostKey> of(byte[] blob) {
        ByteBuffer rest = ByteBuffer.wrap(blob);
        if (rest.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int length = rest.getInt();
        if (length < 1 || length >= rest.remaining()) {
            return Optional.empty();
        }
        String type = new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII);
        return TYPES.contains(type)
                ? Optional.of(new HostKey(type, Base64.getEncoder().encodeToString(blob)))
                : Optional.empty();
    }

    /** As it is written in a file: type and key; nothing when the two do not fit. */
    static Optional<HostKey> of(String type, String base64) {
        try {
            return of(Base64.getDecoder().decode(base64)).filter(key -> key.type.equals(type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code SHA256:…}, as {@code ssh} shows it. */
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash("SHA-256"));
    }

    /** {@code 5c:c7:…}, as some providers show it. */
    public String md5Fingerprint() {
        return HexFormat.ofDelimiter(":").formatHex(hash("MD5"));
    }

    /** What people call the kind of key: {@code ED25519}. */
    public String kind() {
        return switch (type) {
            case "ssh-ed25519" -> "ED25519";
            case "ssh-rsa" -> "RSA";
            case "ssh-dss" -> "DSA";
            case "sk-ssh-ed25519@openssh.com" -> "ED25519-SK";
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> "ECDSA-SK";
            default -> "ECDSA";
        };
    }

    private byte[] hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(Base64.getDecoder().decode(base64));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As messages show it. */
    @Override
    public String toString() {
        return kind() + " " + fingerprint();
    }
}
