package io.stackfile.cloud;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The public half of an SSH key, as OpenSSH writes it into a file. */
public record PublicKey(String type, String blob, String comment, String file) {
    private static final List<String> USUAL = List.of("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9@.-]+");

    /** The first of the usual ones in the {@code .ssh} of that home. */
    public static PublicKey ofHome(Path home) {
        Path folder = home.resolve(".ssh");
        return USUAL.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> read(file, file.toString()))
                .orElseThrow(() -> new CloudException("there is no public key in " + folder + " (looked for "
                        + String.join(", ", USUAL) + "); make one with ssh-keygen -t ed25519, or name one with --key"));
    }

    public static PublicKey read(Path file, String shown) {
        try {
            return parse(Files.readString(file).strip(), shown);
        } catch (IOException e) {
            throw new CloudException("the public key " + shown + " cannot be read");
        }
    }

    private static PublicKey parse(String text, String shown) {
        if (text.contains("PRIVATE KEY")) {
            throw new CloudException(
                    shown + " is a private key, and those stay at home; name its public half, " + shown + ".pub");
        }
        String[] words = text.split("[ \t]+", 3);
        if (words.length < 2
                || text.indexOf('\n') >= 0
                || !TYPE.matcher(words[0]).matches()
                || !isOf(words[0], words[1])) {
            throw new CloudException(
                    shown
                            + " is not a public key; it should be one line, as ssh-keygen writes it: ssh-ed25519 AAAA… comment");
        }
        return new PublicKey(words[0], words[1], words.length > 2 ? words[2] : "", shown);
    }

    /** The key repeats its type in what is encoded. */
    private static boolean isOf(String type, String blob) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(blob));
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            return bytes.remaining() > 4 + name.length
                    && bytes.getInt() == name.length
                    && Arrays.equals(name, 0, name.length, bytes.array(), 4, 4 + name.length);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** By which the provider knows it. */
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(Base64.getDecoder().decode(blob));
            return HexFormat.ofDelimiter(":").formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the comment, which often names a person and their machine. */
    String line() {
        return type + " " + blob;
    }
}
