package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import io.stackfile.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who the user is to the registries: what {@code docker login} has written to Docker's configuration or given to a program
 * that keeps it, and what {@code DOCKER_AUTH_CONFIG} says. Each registry is looked up once.
 */
final class RegistryLogins {
    private static final String HUB = "https://index.docker.io/v1/";
    private static final Set<String> HOSTS_OF_HUB = Set.of("index.docker.io", "docker.io", "registry-1.docker.io");

    private final Map<String, String> environment;
    private final Map<String, RegistryLogin> known = new ConcurrentHashMap<>();

    RegistryLogins(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<AuthConfig> of(String image) {
        return lookUp(image).login();
    }

    /** Why the login of an image's registry is not known, where it should be. */
    Optional<String> trouble(String image) {
        return lookUp(image).trouble();
    }

    private RegistryLogin lookUp(String image) {
        return known.computeIfAbsent(
                registry(image),
                registry -> given(registry)
                        .or(() -> helped(registry))
                        .or(() -> written(registry, configuration().get("auths").members())));
    }

    private RegistryLogin given(String registry) {
        String given = environment.getOrDefault("DOCKER_AUTH_CONFIG", "").strip();
        if (given.isEmpty()) {
            return RegistryLogin.NONE;
        }
        try {
            return written(registry, Json.parse(given).get("auths").members());
        } catch (IllegalArgumentException e) {
            return RegistryLogin.unknown("DOCKER_AUTH_CONFIG is not JSON");
        }
    }

    private RegistryLogin helped(String registry) {
        return helper(registry)
                .map(name -> new CredentialHelper(name, environment).ask(key(registry)))
                .orElse(RegistryLogin.NONE);
    }

    private Optional<String> helper(String registry) {
        return configuration().get("credHelpers").members().entrySet().stream()
                .filter(entry -> isOf(registry, entry.getKey()))
                .map(entry -> entry.getValue().text())
                .findFirst()
                .or(() -> Optional.of(configuration().get("credsStore").text()))
                .filter(name -> !name.isEmpty());
    }

    /** Under what a helper keeps it: {@code docker login} leaves the same word, with nothing behind it, in the configuration. */
    private String key(String registry) {
        return configuration().get("auths").members().keySet().stream()
                .filter(server -> isOf(registry, server))
                .findFirst()
                .orElse(registry);
    }

    private static RegistryLogin written(String registry, Map<String, Json> entries) {
        return entries.entrySet().stream()
                .filter(entry -> isOf(registry, entry.getKey()))
                .flatMap(entry -> login(entry.getKey(), entry.getValue()).stream())
                .findFirst()
                .map(RegistryLogin::of)
                .orElse(RegistryLogin.NONE);
    }

    private static String registry(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return registry ? first : HUB;
    }

    private static boolean isOf(String registry, String server) {
        return server.equals(registry)
                || host(server).equals(host(registry))
                || (registry.equals(HUB) && HOSTS_OF_HUB.contains(host(server)));
    }

    private Json configuration() {
        return DockerFolder.read(DockerFolder.of(environment).resolve("config.json"));
    }

    /** Of {@code https://images.example/v2/}: {@code images.example}. */
    private static String host(String server) {
        return server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private static Optional<AuthConfig> login(String server, Json entry) {
        AuthConfig login = new AuthConfig().withRegistryAddress(server);
        if (!entry.get("identitytoken").text().isEmpty()) {
            return Optional.of(
                    login.withIdentityToken(entry.get("identitytoken").text()));
        }
        String[] userAndPassword = decoded(entry.get("auth").text()).split(":", 2);
        return userAndPassword.length < 2
                ? Optional.empty()
                : Optional.of(login.withUsername(userAndPassword[0]).withPassword(userAndPassword[1]));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
