package io.stackfile.host.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What docker-java asks of its surroundings. Its own answer would read {@code ~/.docker-java.properties} and the environment. */
final class Configuration implements DockerClientConfig {
    private final RemoteApiVersion version;
    private final RegistryLogins logins;
    static final ObjectMapper WORDS = DockerClientConfig.getDefaultObjectMapper();

    Configuration(String version, RegistryLogins logins) {
        this.version = RemoteApiVersion.parseConfig(version);
        this.logins = logins;
    }

    @Override
    public URI getDockerHost() {
        return URI.create("unix:///reached-by-our-own-transport");
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return version;
    }

    @Override
    public ObjectMapper getObjectMapper() {
        return WORDS;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        return logins.of(imageName).orElse(null);
    }

    /** None: what a build needs a login for is pulled before. */
    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }

    @Override
    public @Nullable SSLConfig getSSLConfig() {
        return null;
    }
}
