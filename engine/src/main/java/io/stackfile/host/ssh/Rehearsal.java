package io.stackfile.host.ssh;

import com.jcraft.jsch.Cipher;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Signature;
import com.jcraft.jsch.XDH;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Computes once, for nothing, what most logins compute: a JVM takes longest for what it does for the first time, and there is
 * time while the network is waited for.
 */
public final class Rehearsal {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final int CURVE_BYTES = 32;
    /** RFC 8032, 7.1, test 1: a key, and what it makes of the empty message. */
    private static final byte[] SECRET = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final byte[] PUBLIC = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    private Rehearsal() {}

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** On the side, the first time that it is called. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(Rehearsal::run, "rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Now. */
    public static void run() {
        try {
            agree();
            sign();
            encrypt();
        } catch (Exception | LinkageError e) {
            // the login itself will tell what is missing
        }
    }

    private static void agree() throws Exception {
        XDH ours = part("xdh", XDH.class);
        ours.init("X25519", CURVE_BYTES);
        ours.getSecret(PUBLIC);
    }

    private static void sign() throws Exception {
        Signature signature = part("ssh-ed25519", Signature.class);
        signature.init();
        ((com.jcraft.jsch.SignatureEdDSA) signature).setPrvKey(SECRET);
        byte[] signed = signature.sign();
        signature.init();
        ((com.jcraft.jsch.SignatureEdDSA) signature).setPubKey(PUBLIC);
        signature.verify(inSsh("ssh-ed25519", signed));
    }

    /** As it is sent (RFC 8709, 6). */
    private static byte[] inSsh(String name, byte[] signed) {
        byte[] word = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES * 2 + word.length + signed.length)
                .putInt(word.length)
                .put(word)
                .putInt(signed.length)
                .put(signed)
                .array();
    }

    private static void encrypt() throws Exception {
        byte[] bytes = new byte[64];
        for (int mode : new int[] {Cipher.ENCRYPT_MODE, Cipher.DECRYPT_MODE}) {
            Cipher cipher = part("aes128-gcm@openssh.com", Cipher.class);
            cipher.init(mode, new byte[cipher.getBlockSize()], new byte[cipher.getIVSize()]);
            cipher.updateAAD(bytes, 0, Integer.BYTES);
            if (mode == Cipher.ENCRYPT_MODE) {
                cipher.doFinal(bytes, Integer.BYTES, cipher.getBlockSize(), bytes, Integer.BYTES);
            } else {
                cipher.doFinal(bytes, Integer.BYTES, cipher.getBlockSize() + cipher.getTagSize(), bytes, Integer.BYTES);
            }
        }
    }

    private static <T> T part(String name, Class<T> kind) throws ReflectiveOperationException {
        return Class.forName(JSch.getConfig(name))
                .asSubclass(kind)
                .getDeclaredConstructor()
                .newInstance();
    }
}
