package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageFacts;
import java.util.stream.Stream;

/** Makes containers, starts and stops them, and lets them go. */
record Containers(Engine engine, Images images) {
    /** Containers follow: their making is what takes longest to load. */
    void prepare() {
        engine.prepare(CreateRequest::rehearse);
    }

    void create(ContainerSpec container) {
        String deed = "create " + container.name();
        ImageFacts image = images.facts(deed, container.service().image());
        Mounts mounts = Mounts.of(container, image);
        CreateRequest request = new CreateRequest(
                container, mounts, Variables.of(container, linked -> images.facts(deed, linked.image())));
        mounts.ownVolumes().forEach(new Volumes(engine)::create);
        try {
            engine.run(deed, docker -> request.on(docker).exec());
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
        engine.tell("start " + name, "POST", "/containers/" + name + "/start");
    }

    void stop(String name) {
        engine.tell("stop " + name, "POST", "/containers/" + name + "/stop");
    }

    void rename(String from, String to) {
        engine.tell("rename " + from + " to " + to, "POST", "/containers/" + from + "/rename?name=" + to);
    }

    void remove(String name) {
        engine.tell("remove " + name, "DELETE", "/containers/" + name);
    }
}
