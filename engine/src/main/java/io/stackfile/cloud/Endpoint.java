package io.stackfile.cloud;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where DigitalOcean is. The token goes there, so only over TLS, but for this machine itself. */
final class Endpoint {
    private static final String VARIABLE = "DIGITALOCEAN_API_URL";
    private static final String USUAL = "https://api.digitalocean.com";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Endpoint() {}

    static URI of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        try {
            return URI.create(given.isEmpty() ? USUAL : given);
        } catch (IllegalArgumentException e) {
            throw wrong(given);
        }
    }

    static URI checked(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(endpoint.getHost());
        boolean safe = scheme.equals("https") || scheme.equals("http") && HERE.contains(host);
        if (!safe || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw wrong(endpoint.toString());
        }
        return endpoint;
    }

    private static CloudException wrong(String given) {
        return new CloudException("DIGITALOCEAN_API_URL: '" + given.replaceAll("//[^/]*@", "//***@")
                + "' is no address to send a token to; write https://host, or http://localhost:port for a test");
    }
}
