package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import java.util.Optional;

/**
 * Who the user is to one registry.
 *
 * @param trouble why that is not known, where it should be
 */
record RegistryLogin(Optional<AuthConfig> login, Optional<String> trouble) {
    static final RegistryLogin NONE = new RegistryLogin(Optional.empty(), Optional.empty());

    static RegistryLogin of(AuthConfig login) {
        return new RegistryLogin(Optional.of(login), Optional.empty());
    }

    static RegistryLogin unknown(String trouble) {
        return new RegistryLogin(Optional.empty(), Optional.of(trouble));
    }

    /** This one, or the other where this one is none; what troubled the first is not forgotten. */
    RegistryLogin or(java.util.function.Supplier<RegistryLogin> other) {
        if (login.isPresent()) {
            return this;
        }
        RegistryLogin second = other.get();
        return new RegistryLogin(second.login, trouble.or(second::trouble));
    }

    @Override
    public String toString() {
        return login.isPresent() ? "a login" : trouble.orElse("no login");
    }
}
