package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.model.Command;
import io.stackfile.model.Limits;
import io.stackfile.model.Privileges;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A container to be made, in docker-java's words. */
record CreateRequest(ContainerSpec container, Mounts mounts, List<String> variables) {
    /** Goes through the words of a request without sending it, so that they are known when it counts. */
    static void rehearse(DockerClient docker) throws IOException {
        try (CreateContainerCmd create = docker.createContainerCmd("image")) {
            create.withHostConfig(HostConfig.newHostConfig().withRestartPolicy(RestartPolicy.noRestart()));
            Configuration.WORDS.writeValueAsBytes(create);
        }
    }

    CreateContainerCmd on(DockerClient docker) {
        Service service = container.service();
        CreateContainerCmd create = docker.createContainerCmd(service.image().name())
                .withName(container.name())
                .withEnv(variables)
                .withLabels(ContainerLabels.of(container))
                .withExposedPorts(Published.exposed(service))
                .withAliases(service.name(), service.name() + "-" + container.number())
                .withHostConfig(hostConfig(service));
        run(create, service.command());
        return create;
    }

    private static void run(CreateContainerCmd create, Command command) {
        command.entrypoint().ifPresent(create::withEntrypoint);
        command.arguments().ifPresent(create::withCmd);
        command.user().ifPresent(create::withUser);
        command.workingDirectory().ifPresent(create::withWorkingDir);
        command.hostname().ifPresent(create::withHostName);
        create.withTty(command.tty()).withStdinOpen(command.stdinOpen());
    }

    private HostConfig hostConfig(Service service) {
        HostConfig config = HostConfig.newHostConfig()
                .withNetworkMode(container.stack())
                .withLinks(Links.of(container).toArray(com.github.dockerjava.api.model.Link[]::new))
                .withBinds(mounts.binds())
                .withPortBindings(Published.bindings(service))
                .withRestartPolicy(restart(service.restart()));
        limit(config, service.limits());
        allow(config, service.privileges());
        return config;
    }

    private static RestartPolicy restart(Restart restart) {
        return RestartPolicy.parse(restart.toString());
    }

    private void limit(HostConfig config, Limits limits) {
        limits.memory().ifPresent(config::withMemory);
        limits.cpuset().ifPresent(config::withCpusetCpus);
        limits.cpuShares().ifPresent(shares -> config.withCpuShares(shares(shares)));
    }

    private int shares(long shares) {
        if (shares > Integer.MAX_VALUE) {
            throw new HostException("Docker did not create " + container.name() + ": cpu_shares " + shares
                    + " are too many; 262144 is the most");
        }
        return (int) shares;
    }

    private void allow(HostConfig config, Privileges privileges) {
        config.withPrivileged(privileges.privileged());
        config.withCapAdd(capabilities(privileges.added()));
        config.withCapDrop(capabilities(privileges.dropped()));
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
                    "Docker did not create " + container.name() + ": there is no capability '" + name + "'", e);
        }
    }
}
