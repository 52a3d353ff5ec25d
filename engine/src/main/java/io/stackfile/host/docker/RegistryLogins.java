package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import io.stackfile.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who the user is to the registries: what {@code docker login} has written to Docker's configuration. */
final class RegistryLogins {
    private static final String HUB = "https://index.docker.io/v1/";

    private final Path folder;

    /** {@code folder} is that of Docker's configuration; it need not be there. */
    RegistryLogins(Path folder) {
        this.folder = folder;
    }

    Optional<AuthConfig> of(String image) {
        String registry = registry(image);
        return entries().entrySet().stream()
                .filter(entry -> isOf(registry, entry.getKey()))
                .flatMap(entry -> login(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    /** The program that keeps the login, when the configuration does not. We do not ask it. */
    Optional<String> helper(String image) {
        if (of(image).isPresent()) {
            return Optional.empty();
        }
        String registry = registry(image);
        return configuration().get("credHelpers").members().entrySet().stream()
                .filter(entry -> isOf(registry, entry.getKey()))
                .map(entry -> entry.getValue().text())
                .findFirst()
                .or(() -> Optional.of(configuration().get("credsStore").text()))
                .filter(name -> !name.isEmpty())
                .map(name -> "docker-credential-" + name);
    }

    private static String registry(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return registry ? first : HUB;
    }

    private static boolean isOf(String registry, String server) {
        return server.equals(registry) || host(server).equals(host(registry));
    }

    AuthConfigurations all() {
        AuthConfigurations all = new AuthConfigurations();
        entries().forEach((server, entry) -> login(server, entry).ifPresent(all::addConfig));
        return all;
    }

    private Map<String, Json> entries() {
        return configuration().get("auths").members();
    }

    private Json configuration() {
        return DockerFolder.read(folder.resolve("config.json"));
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
