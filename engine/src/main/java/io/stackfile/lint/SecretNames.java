package io.stackfile.lint;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of variables that promise a secret in their value, and not a switch, a path or a method. */
final class SecretNames {
    private static final Pattern SECRET = Pattern.compile(
            "(?:^|.*_)(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|CREDENTIALS?|SECRETS?_KEY_BASE|"
                    + "(?:API|SECRET|PRIVATE|ACCESS|ENCRYPTION|MASTER|SIGNING|AUTH|ACCOUNT)_?KEY|APIKEY)(?:_?\\d+|_DEFAULT)?|.+_PWD\\d*");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_SECRET = Pattern.compile(
            "(?i)true|false|yes|no|on|off|none|null|\\d|/.*|\\*+|<.*>|\\$.*|(sha1|sha256|sha512|argon2|\\$2[aby]\\$).*");

    private SecretNames() {}

    static boolean isOne(String name) {
        String words =
                CAMEL.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        boolean isSwitch = words.matches("(ALLOW|ENABLE|DISABLE|USE|NO|RANDOM|ONETIME)_.*|.*_(ALLOW|RANDOM)_.*");
        return SECRET.matcher(words).matches() && !isSwitch;
    }

    /** Whether a value can be meant to be kept to oneself. */
    static boolean isSecret(String value) {
        return !value.isBlank() && !NO_SECRET.matcher(value.strip()).matches();
    }
}
