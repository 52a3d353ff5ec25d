package io.stackfile.cli;

import io.stackfile.host.ssh.Rehearsal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarFile;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The part of {@link Training} for hosts over SSH: no server is at hand, so it does by itself what a login leads to. */
final class TrainingLogin {
    private static final List<String> OURS = List.of("io/stackfile/host/ssh/", "com/jcraft/jsch/");
    private static final byte[] TEXT = "training".getBytes(StandardCharsets.US_ASCII);

    private TrainingLogin() {}

    static void run() throws IOException {
        loadClasses();
        connect();
        try {
            Rehearsal.run();
            sign("EC", "SHA256withECDSA");
            encrypt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those for libraries that are not there cannot be loaded. */
    private static void loadClasses() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && OURS.stream().anyMatch(name::startsWith))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .forEach(TrainingLogin::load);
        }
    }

    private static Path jar() {
        try {
            return Path.of(TrainingLogin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException | LinkageError e) {
            // it would not be loaded in a login either
        }
    }

    static void writeKey(Path file) throws IOException {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String text = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n";
            Files.writeString(file, text.formatted(Base64.getEncoder().encodeToString(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(1000);
            accepted.getOutputStream().write(TEXT);
            client.getInputStream().readNBytes(TEXT.length);
        }
    }

    private static void sign(String kind, String algorithm) throws GeneralSecurityException {
        KeyPair key = KeyPairGenerator.getInstance(kind).generateKeyPair();
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key.getPrivate());
        signature.update(TEXT);
        byte[] signed = signature.sign();
        signature.initVerify(key.getPublic());
        signature.update(TEXT);
        if (!signature.verify(signed)) {
            throw new IllegalStateException(algorithm);
        }
    }

    private static void encrypt() throws GeneralSecurityException {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        SecretKeySpec key = new SecretKeySpec(bytes, "AES");
        Cipher ctr = Cipher.getInstance("AES/CTR/NoPadding");
        ctr.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(bytes));
        ctr.doFinal(TEXT);
        for (String name : List.of("HmacSHA1", "HmacSHA256", "HmacSHA512")) {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(bytes, name));
            mac.doFinal(TEXT);
        }
        for (String name : List.of("SHA-1", "SHA-256", "SHA-512", "MD5")) {
            MessageDigest.getInstance(name).digest(TEXT);
        }
    }
}
