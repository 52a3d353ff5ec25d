package io.stackfile.host.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys as OpenSSL writes them. */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END", Pattern.DOTALL);

    private Pem() {}

    static List<? extends Certificate> certificates(String text) throws GeneralSecurityException {
        int start = Math.max(0, text.indexOf("-----BEGIN CERTIFICATE"));
        return List.copyOf(CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(text.substring(start).getBytes(US_ASCII))));
    }

    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        Matcher key = KEY.matcher(text);
        if (!key.find() || key.group(2).contains("ENCRYPTED")) {
            throw new InvalidKeyException("the key is of no kind that is known here, or has a passphrase");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(key.group(2));
        return switch (key.group(1)) {
            case "RSA PRIVATE KEY" -> read("RSA", Der.rsaKey(bytes));
            case "EC PRIVATE KEY" -> read("EC", Der.ecKey(bytes));
            default -> ofAnyKind(bytes);
        };
    }

    private static PrivateKey ofAnyKind(byte[] bytes) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return read(algorithm, bytes);
            } catch (GeneralSecurityException e) {
                // then it is of the next kind
            }
        }
        return read("EdDSA", bytes);
    }

    private static PrivateKey read(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
}
