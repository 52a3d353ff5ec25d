package io.stackfile.host.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.stackfile.host.ssh.config.Algorithms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The algorithms that a configuration wants, of those that jsch knows. {@code +}, {@code -} and {@code ^} change its defaults. */
record AlgorithmChoice(Algorithms wanted) {
    /** Keys on hardware tokens, which an agent signs with. */
    private static final String TOKENS = ",sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com";

    /** jsch would try out each of its algorithms first, at the cost of some 200 ms. */
    private static final List<String> TRIALS = List.of("CheckCiphers", "CheckMacs", "CheckKexes", "CheckSignatures");

    /** Key exchanges that rest on a part of their own. */
    private static final List<String> PARTS = List.of("mlkem768", "mlkem1024", "sntrup761");

    void on(Session session) {
        TRIALS.forEach(trial -> session.setConfig(trial, ""));
        set(session, wanted.ciphers(), "cipher.c2s", "cipher.s2c");
        set(session, wanted.keyExchange(), "kex");
        set(session, wanted.macs(), "mac.c2s", "mac.s2c");
        String publicKey = JSch.getConfig("PubkeyAcceptedAlgorithms") + TOKENS;
        session.setConfig(
                "PubkeyAcceptedAlgorithms",
                wanted.publicKey().map(list -> changed(publicKey, list)).orElse(publicKey));
    }

    private static void set(Session session, Optional<String> list, String... names) {
        for (String name : names) {
            String usual = JSch.getConfig(name);
            String chosen = list.map(written -> changed(usual, written)).orElse(usual);
            session.setConfig(name, available(chosen));
        }
    }

    private static String available(String algorithms) {
        return Arrays.stream(algorithms.split(","))
                .filter(AlgorithmChoice::isAvailable)
                .collect(Collectors.joining(","));
    }

    /** Some need a library that is not here, or a newer Java. */
    private static boolean isAvailable(String algorithm) {
        return isHere(algorithm) && PARTS.stream().filter(algorithm::startsWith).allMatch(AlgorithmChoice::isHere);
    }

    private static boolean isHere(String name) {
        String type = JSch.getConfig(name);
        return type != null && !type.contains(".bc.");
    }

    /** ssh_config(5), Ciphers. */
    static String changed(String defaults, String written) {
        List<String> usual = List.of(defaults.split(","));
        List<String> named = Arrays.asList(written.replaceFirst("^[-+^]", "").split(","));
        return String.join(
                ",",
                switch (written.charAt(0)) {
                    case '+' -> joined(usual, named);
                    case '-' ->
                        usual.stream()
                                .filter(name -> named.stream().noneMatch(pattern -> matches(pattern, name)))
                                .toList();
                    case '^' -> joined(named, usual);
                    default -> named;
                });
    }

    private static List<String> joined(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        then.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all;
    }

    private static boolean matches(String pattern, String name) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return name.matches(regex);
    }
}
