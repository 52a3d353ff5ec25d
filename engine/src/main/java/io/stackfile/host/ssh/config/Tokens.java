package io.stackfile.host.ssh.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code %h}, {@code ~} and {@code ${NAME}} become. */
record Tokens(LocalUser me, Map<Character, Supplier<String>> letters) {
    private static final Pattern PLACE = Pattern.compile("%(.?)|\\$\\{([^}]*)}", Pattern.DOTALL);

    /** The letters of most keywords. */
    static Tokens of(LocalUser me, Remote remote) {
        return new Tokens(
                me,
                Map.ofEntries(
                        Map.entry('h', remote::host),
                        Map.entry('n', remote::original),
                        Map.entry('k', remote::keyName),
                        Map.entry('p', () -> Integer.toString(remote.port())),
                        Map.entry('r', remote::user),
                        Map.entry('j', remote::jump),
                        Map.entry('u', me::name),
                        Map.entry('d', () -> me.home().toString()),
                        Map.entry('i', () -> Long.toString(me.uid())),
                        Map.entry('l', me.machine()),
                        Map.entry('L', () -> me.machine().get().replaceFirst("\\..*", "")),
                        Map.entry('C', () -> connection(me, remote))));
    }

    /** The letters of {@code ProxyCommand} and {@code ProxyJump}. */
    static Tokens forProxies(LocalUser me, Remote remote) {
        return new Tokens(
                me,
                Map.of(
                        'h', remote::host,
                        'n', remote::original,
                        'k', remote::keyName,
                        'p', () -> Integer.toString(remote.port()),
                        'r', remote::user));
    }

    static Tokens forHostName(LocalUser me, String original) {
        return new Tokens(me, Map.of('h', () -> original));
    }

    String letters(String text) throws BadLine {
        return expand(text, false);
    }

    String lettersAndVariables(String text) throws BadLine {
        return expand(text, true);
    }

    String path(String text) throws BadLine {
        return lettersAndVariables(tilde(text));
    }

    String tilde(String text) throws BadLine {
        if (!text.startsWith("~")) {
            return text;
        }
        String user = text.substring(1).replaceFirst("/.*", "");
        if (!user.isEmpty() && !user.equals(me.name())) {
            throw new BadLine("'~" + user + "' is the home of somebody else; write the path of the folder");
        }
        return me.home() + text.substring(1 + user.length());
    }

    private String expand(String text, boolean variables) throws BadLine {
        StringBuilder expanded = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        for (; place.find(); end = place.end()) {
            expanded.append(text, end, place.start());
            expanded.append(place.group(1) != null ? letter(place.group(1)) : variable(place, variables));
        }
        return expanded.append(text.substring(end)).toString();
    }

    private String letter(String letter) throws BadLine {
        if (letter.equals("%")) {
            return "%";
        }
        Supplier<String> value = letter.isEmpty() ? null : letters.get(letter.charAt(0));
        if (value == null) {
            throw new BadLine("'%" + letter + "' stands for nothing here; write %% for a percent sign");
        }
        return value.get();
    }

    private String variable(Matcher place, boolean variables) throws BadLine {
        if (!variables) {
            return place.group();
        }
        String value = me.environment().get(place.group(2));
        if (value == null) {
            throw new BadLine("the environment has no " + place.group(2) + "; set it, or write the value itself");
        }
        return value;
    }

    private static String connection(LocalUser me, Remote remote) {
        String all = me.machine().get() + remote.host() + remote.port() + remote.user() + remote.jump();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other end, as far as it is known. */
    record Remote(String host, String original, String keyName, int port, String user, String jump) {}
}
