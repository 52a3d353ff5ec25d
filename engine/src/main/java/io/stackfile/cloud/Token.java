package io.stackfile.cloud;

import java.util.List;
import java.util.Map;

/** What lets one into an account, and the variable that holds it; never shown. */
public final class Token {
    private static final List<String> VARIABLES = List.of("DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN");
    /** Where one is made, and what it must allow. */
    static final String ADVICE =
            "Tokens are made at https://cloud.digitalocean.com/account/api/tokens; this one needs the scopes droplet and firewall"
                    + " (create, read, delete), ssh_key and tag (create, read), and what they require";

    private final String value;
    private final String variable;

    private Token(String value, String variable) {
        this.value = value;
        this.variable = variable;
    }

    public static Token of(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return checked(value, variable);
            }
        }
        throw new CloudException("there is no token for DigitalOcean; put one into the environment, as "
                + String.join(" or ", VARIABLES) + ". " + ADVICE);
    }

    /** The JDK's client repeats in its complaint a header that it refuses. */
    private static Token checked(String value, String variable) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new CloudException(
                    "what " + variable + " holds is no token: it has white space or other strange characters");
        }
        return new Token(value, variable);
    }

    String header() {
        return "Bearer " + value;
    }

    String variable() {
        return variable;
    }

    String hiddenIn(String text) {
        return text.replace(value, "***");
    }
}
