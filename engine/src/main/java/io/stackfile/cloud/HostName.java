package io.stackfile.cloud;

import java.util.regex.Pattern;

/** What a host is called: here, at the provider, and by itself. */
public record HostName(String text) {
    private static final Pattern VALID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public HostName {
        if (!isValid(text)) {
            throw new CloudException("'" + text
                    + "' is not a name for a host; write it in a-z, 0-9 and -, at most 63 of them, no - at either end");
        }
    }

    static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /** By which its droplet is found when nothing is remembered of it; also its firewall's name. */
    String tag() {
        return "stack-" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
