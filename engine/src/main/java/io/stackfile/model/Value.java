package io.stackfile.model;

import io.stackfile.schema.Secrets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The value of a variable; a secret one never shows itself, {@link #reveal} is the only way to it. */
public final class Value {
    private static final Pattern USERINFO = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@]+@");

    private final String text;
    private final boolean secret;

    private Value(String text, boolean secret) {
        this.text = text;
        this.secret = secret;
    }

    /** Secret when the variable's name says so, or when the value is an address with a user and password in it. */
    public static Value of(String name, String text) {
        return new Value(
                text, Secrets.isSecretName(name) || USERINFO.matcher(text).find());
    }

    /** A secret whatever it is called. */
    public static Value secret(String text) {
        return new Value(text, true);
    }

    /** Whether a text has something secret in it, whatever it is the value of: {@code --token=…}. */
    public static boolean isSecretIn(String text) {
        return !Secrets.maskText(text).equals(text);
    }

    /** Whether the words of a command have. */
    public static boolean isSecretIn(List<String> words) {
        return !Secrets.maskWords(words).equals(words);
    }

    public String reveal() {
        return text;
    }

    public boolean isSecret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && text.equals(value.text) && secret == value.secret;
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, secret);
    }

    @Override
    public String toString() {
        return secret ? "***" : text;
    }
}
