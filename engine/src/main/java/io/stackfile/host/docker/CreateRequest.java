package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Standing;
import io.stackfile.model.Command;
import io.stackfile.model.Service;
import java.io.IOException;
import java.util.List;

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
        HostConfig config = new RequestedPrivileges(
                        container.name(), service.settings().privileges())
                .config()
                .withBinds(mounts.binds())
                .withPortBindings(Published.bindings(service))
                .withRestartPolicy(restart());
        if (!service.borrowed().isEmpty()) {
            config.withVolumesFrom(new BorrowedVolumes(container).words());
        }
        if (!mounts.others().isEmpty()) {
            config.withMounts(mounts.others());
        }
        if (!mounts.temporary().isEmpty()) {
            config.withTmpFs(mounts.temporary());
        }
        new RequestedLimits(config).say(service.settings().limits());
        CreateContainerCmd create = docker.createContainerCmd(service.image().name())
                .withName(container.name())
                .withEnv(variables)
                .withLabels(ContainerLabels.of(container))
                .withExposedPorts(Published.exposed(service))
                .withHostConfig(config);
        new RequestedNetwork(container, create, config).say();
        new RequestedExecution(create, config).say(service.settings());
        service.image().platform().ifPresent(create::withPlatform);
        run(create, service.command());
        return create;
    }

    /** One that has not proved itself stays down when the engine itself starts again. */
    private RestartPolicy restart() {
        return container.standing() == Standing.SETTLED
                ? RestartPolicy.parse(container.service().restart().toString())
                : RestartPolicy.noRestart();
    }

    private static void run(CreateContainerCmd create, Command command) {
        command.entrypoint().ifPresent(create::withEntrypoint);
        command.arguments().ifPresent(create::withCmd);
        command.user().ifPresent(create::withUser);
        command.workingDirectory().ifPresent(create::withWorkingDir);
        command.hostname().ifPresent(create::withHostName);
        create.withTty(command.tty()).withStdinOpen(command.stdinOpen());
    }
}
