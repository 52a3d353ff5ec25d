package io.stackfile.host.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.stackfile.host.HostException;
import io.stackfile.model.Privileges;
import java.util.List;
import java.util.Locale;

/** What a container may do, in docker-java's words. */
record RequestedPrivileges(String container, Privileges privileges) {
    private static final String ALL_PATHS = "systempaths=unconfined";

    HostConfig config() {
        HostConfig config = privileges.security().contains(ALL_PATHS) ? new Unmasked() : HostConfig.newHostConfig();
        config.withPrivileged(privileges.privileged())
                .withCapAdd(capabilities(privileges.added()))
                .withCapDrop(capabilities(privileges.dropped()));
        List<String> security = privileges.security().stream()
                .filter(option -> !option.equals(ALL_PATHS))
                .toList();
        if (!security.isEmpty()) {
            config.withSecurityOpts(security);
        }
        if (!privileges.groups().isEmpty()) {
            config.withGroupAdd(privileges.groups());
        }
        return config;
    }

    private Capability[] capabilities(List<String> names) {
        return names.stream().map(this::capability).toArray(Capability[]::new);
    }

    private Capability capability(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
        try {
            return Capability.valueOf(plain);
        } catch (IllegalArgumentException e) {
            throw new HostException(
                    "Docker did not create " + container + ": there is no capability '" + name + "'", e);
        }
    }

    /** What docker-java has no words for: an empty list hides nothing of {@code /proc} and {@code /sys}. */
    private static final class Unmasked extends HostConfig {
        private static final long serialVersionUID = 1L;

        @JsonProperty("MaskedPaths")
        List<String> masked() {
            return List.of();
        }

        @JsonProperty("ReadonlyPaths")
        List<String> readOnly() {
            return List.of();
        }
    }
}
