package io.stackfile.host.docker;

import com.github.dockerjava.api.exception.NotModifiedException;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageFacts;
import java.util.stream.Stream;

/** Makes containers, starts and stops them, and lets them go. */
record Containers(Engine engine, Images images) {
    void create(ContainerSpec container) {
        String deed = "create " + container.name();
        ImageFacts image = images.facts(deed, container.service().image());
        Mounts mounts = Mounts.of(container, image);
        CreateRequest request = new CreateRequest(
                container, mounts, Variables.of(container, linked -> images.facts(deed, linked.image())));
        try {
            engine.run(deed, docker -> {
                mounts.ownVolumes().forEach(volume -> Volumes.create(docker, volume));
                request.on(docker).exec();
            });
        } catch (HostException e) {
            // without its cause, which would show what is hidden
            throw new HostException(secrets(container).hide(String.valueOf(e.getMessage())));
        }
    }

    private static Secret secrets(ContainerSpec container) {
        return Secret.of(Stream.concat(Stream.of(container.service()), container.linked().stream())
                .flatMap(service -> service.environment().values().stream())
                .toList());
    }

    void start(String name) {
        engine.run("start " + name, docker -> {
            try {
                docker.startContainerCmd(name).exec();
            } catch (NotModifiedException e) {
                // it runs already
            }
        });
    }

    void stop(String name) {
        engine.run("stop " + name, docker -> {
            try {
                docker.stopContainerCmd(name).exec();
            } catch (NotModifiedException e) {
                // it does not run
            }
        });
    }

    void rename(String from, String to) {
        engine.run(
                "rename " + from + " to " + to,
                docker -> docker.renameContainerCmd(from).withName(to).exec());
    }

    void remove(String name) {
        engine.run("remove " + name, docker -> docker.removeContainerCmd(name).exec());
    }
}
