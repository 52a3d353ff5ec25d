package io.stackfile.host.docker.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A folder with the files by which Docker's programs know each other: {@code ca.pem}, {@code cert.pem}, {@code key.pem}. */
public record TlsFiles(Path folder) {
    /** Each file may be missing: then this machine trusts whom it trusts anyway, and shows no certificate. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), authorities(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the certificates in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return null;
        }
        KeyStore store = emptyStore();
        char[] none = new char[0];
        Certificate[] chain = Pem.certificates(Files.readString(certificate)).toArray(Certificate[]::new);
        store.setKeyEntry("key", Pem.privateKey(Files.readString(key)), none, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] authorities() throws IOException, GeneralSecurityException {
        Path authority = folder.resolve("ca.pem");
        if (!Files.exists(authority)) {
            return null;
        }
        KeyStore store = emptyStore();
        List<? extends Certificate> certificates = Pem.certificates(Files.readString(authority));
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority " + i, certificates.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
