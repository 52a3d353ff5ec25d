package io.stackfile.host.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A private key in a file. Its passphrase is asked for when the server has said that it would take this key, not before. */
final class FileKey implements Identity {
    private final Path file;
    private final KeyPair pair;
    private final Passphrases passphrases;

    FileKey(Path file, Passphrases passphrases) throws JSchException {
        this.file = file;
        this.pair = KeyPair.load(new JSch(), file.toString());
        this.passphrases = passphrases;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        byte[] blob = pair.getPublicKeyBlob();
        if (blob == null && unlock()) {
            blob = pair.getPublicKeyBlob();
        }
        return blob;
    }

    @Override
    public String getAlgName() {
        return pair.getKeyTypeString();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return getSignature(data, getAlgName());
    }

    /** None when nobody knows the passphrase; jsch then goes on to the next key. */
    @Override
    @SuppressWarnings("NullAway")
    public byte[] getSignature(byte[] data, String algorithm) {
        return unlock() ? pair.getSignature(data, algorithm) : null;
    }

    private boolean unlock() {
        return !pair.isEncrypted() || passphrases.unlock(file, this::opens);
    }

    private boolean opens(String passphrase) {
        return pair.decrypt(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it can be used without asking anybody. */
    boolean isOpen() {
        return !pair.isEncrypted();
    }

    @Override
    public String getName() {
        return file.toString();
    }

    /** Never, as far as jsch need know; see {@link #unlock()}. */
    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public void clear() {
        pair.dispose();
    }
}
