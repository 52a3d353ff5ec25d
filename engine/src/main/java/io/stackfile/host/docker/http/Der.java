package io.stackfile.host.docker.http;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;

/** Puts the older forms of a private key, PKCS #1 and SEC 1, into the PKCS #8 that Java reads. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CURVE = 0xa0;

    /** 1.2.840.113549.1.1.1, and no parameters. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /** 1.2.840.10045.2.1 */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private Der() {}

    static byte[] rsaKey(byte[] pkcs1) {
        return pkcs8(RSA, pkcs1);
    }

    static byte[] ecKey(byte[] sec1) throws InvalidKeyException {
        return pkcs8(join(EC, curve(sec1)), sec1);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        byte[] version = element(INTEGER, new byte[] {0});
        return element(SEQUENCE, join(version, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /** The third element of the key's sequence, after version and number. */
    private static byte[] curve(byte[] sec1) throws InvalidKeyException {
        int at = contentStart(sec1, 0);
        while (at < sec1.length) {
            int start = contentStart(sec1, at);
            int end = start + length(sec1, at);
            if ((sec1[at] & 0xff) == CURVE) {
                return Arrays.copyOfRange(sec1, start, end);
            }
            at = end;
        }
        throw new InvalidKeyException("the key does not name its curve");
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int length = 0;
        int start = contentStart(der, at);
        for (int i = start - at == 2 ? at + 1 : at + 2; i < start; i++) {
            length = length << 8 | (der[i] & 0xff);
        }
        return length;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x80) {
            int bytes = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i > 0; i--) {
                out.write(content.length >> 8 * i);
            }
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
