package io.stackfile.host;

import java.util.Arrays;
import java.util.Locale;

/** The keys by which a person leaves a process without ending it, as Docker writes them: {@code ctrl-p,ctrl-q}. */
public final class DetachKeys {
    public static final DetachKeys USUAL = of("ctrl-p,ctrl-q");

    private final String written;
    private final byte[] keys;

    private DetachKeys(String written, byte[] keys) {
        this.written = written;
        this.keys = keys;
    }

    /** Throws {@link IllegalArgumentException} for a word that is no key. */
    public static DetachKeys of(String written) {
        String[] words = written.split(",", -1);
        byte[] keys = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            keys[i] = key(words[i]);
        }
        return new DetachKeys(written, keys);
    }

    private static byte key(String word) {
        String control = word.toLowerCase(Locale.ROOT);
        if (word.length() == 1 && word.charAt(0) < 0x80) {
            return (byte) word.charAt(0);
        }
        if (control.matches("ctrl-[a-z@\\[\\\\\\]^_]")) {
            return (byte) (Character.toUpperCase(control.charAt(5)) - '@');
        }
        throw new IllegalArgumentException("'" + word + "' is not a key");
    }

    /** Notices whether the keys go by. */
    public Watch watch() {
        return new Watch(keys);
    }

    @Override
    public String toString() {
        return written;
    }

    /** What has been typed so far. */
    public static final class Watch {
        private final byte[] keys;
        private final byte[] last;
        private volatile boolean typed;

        private Watch(byte[] keys) {
            this.keys = keys;
            this.last = new byte[keys.length];
            // no key is typed yet, and zero is one
            Arrays.fill(last, (byte) -1);
        }

        /** How many of these bytes come before the key that makes the keys complete; all of them when none does. */
        public int see(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                System.arraycopy(last, 1, last, 0, last.length - 1);
                last[last.length - 1] = bytes[offset + i];
                if (Arrays.equals(last, keys)) {
                    typed = true;
                    return i;
                }
            }
            return length;
        }

        public boolean isTyped() {
            return typed;
        }
    }
}
