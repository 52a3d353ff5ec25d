package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageFacts;
import io.stackfile.host.OneOff;
import io.stackfile.host.Standing;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Newer;
import io.stackfile.model.PlacedFile;
import io.stackfile.model.Restart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes containers, starts and stops them, and lets them go. */
record Containers(Engine engine, Images images) {
    private static final int NOT_FOUND = 404;
    /** Measured with Docker 26 and not so with 20.10. */
    private static final int LISTED_LATE = 42;

    /** Containers follow: their making is what takes longest to load. */
    void prepare() {
        engine.prepare(CreateRequest::rehearse);
    }

    void create(ContainerSpec container) {
        if (container.standing() == Standing.ASIDE) {
            new Aside(engine).create(container, this::createAt);
        } else {
            createAt(container);
        }
    }

    private void createAt(ContainerSpec container) {
        String deed = "create " + container.name();
        ImageFacts image = images.facts(deed, container.service().image());
        Mounts mounts = Mounts.of(container, image, new BorrowedVolumes(container).paths(engine, deed));
        CreateRequest request = new CreateRequest(container, mounts, variables(deed, container));
        mounts.ownVolumes().forEach(new Volumes(engine)::create);
        send(deed, request::on, container);
        finish(container.name(), container, true, this::remove);
    }

    private List<String> variables(String deed, ContainerSpec container) {
        return Variables.of(
                container,
                linked -> images.facts(deed, linked.image()),
                link -> new LinkedContainers(engine, deed).of(link));
    }

    private static Secret secrets(ContainerSpec container) {
        return Secret.of(Stream.concat(Stream.of(container.service()), container.linked().stream())
                .flatMap(service -> Stream.of(
                        service.environment(), service.settings().logging().options()))
                .flatMap(values -> values.values().stream())
                .toList());
    }

    void createOneOff(OneOff oneOff) {
        ContainerSpec container = oneOff.container();
        String deed = "create " + oneOff.name();
        OneOffRequest request = OneOffRequest.of(oneOff, variables(deed, container));
        send(deed, request::on, container);
        finish(oneOff.name(), container, false, this::removeOneOff);
    }

    /** A container without its other networks or its files must not be left to be started. */
    private void finish(String name, ContainerSpec container, boolean named, Consumer<String> removal) {
        try {
            new Joins(newer(container), container, named).make();
            putFiles(name, container.service().files());
        } catch (HostException e) {
            try {
                removal.accept(name);
            } catch (HostException alreadyTold) {
                // What went wrong before is what counts, and the next update replaces it.
            }
            throw e;
        }
    }

    private void putFiles(String name, List<PlacedFile> files) {
        if (!files.isEmpty()) {
            engine.unpack(
                    "put the configs and secrets into " + name,
                    "/containers/" + name + "/archive?path=%2F&noOverwriteDirNonDir=true",
                    FilesArchive.of(files));
        }
    }

    private void send(String deed, Function<DockerClient, CreateContainerCmd> request, ContainerSpec container) {
        try {
            newer(container).run(deed, docker -> request.apply(docker).exec());
        } catch (HostException e) {
            // without its cause, which would show what is hidden
            throw new HostException(secrets(container).hide(String.valueOf(e.getMessage())));
        }
    }

    private Engine newer(ContainerSpec container) {
        return engine.since(Newer.api(Newer.of(container.service())));
    }

    void start(String name) {
        String target = "/containers/" + name + "/start";
        engine.doing("start " + name, () -> {
            try {
                engine.order("POST", target, Optional.empty());
            } catch (EngineError e) {
                if (!new Successors(engine).join(name, e)) {
                    throw e;
                }
                engine.order("POST", target, Optional.empty());
            }
        });
    }

    /**
     * Newer engines say that a container has stopped some milliseconds before their lists do, under load some tenths of a second,
     * and whoever looks at a list then takes it to run. To look at the container itself waits until both agree.
     */
    void stop(String name) {
        engine.tell("stop " + name, "POST", "/containers/" + name + "/stop");
        if (engine.newest().minor() >= LISTED_LATE) {
            engine.find("look at " + name, "/containers/" + name + "/json");
        }
    }

    void setRestart(String name, Restart restart) {
        engine.tell(
                "say when " + name + " is to be started again",
                "POST",
                "/containers/" + name + "/update",
                new JsonObject()
                        .with(
                                "RestartPolicy",
                                new JsonObject()
                                        .with("Name", restart.policy())
                                        .with("MaximumRetryCount", restart.attempts())));
    }

    void rename(String from, String to) {
        engine.tell("rename " + from + " to " + to, "POST", "/containers/" + from + "/rename?name=" + to);
    }

    void remove(String name) {
        engine.tell("remove " + name, "DELETE", "/containers/" + name);
    }

    void removeOneOff(String name) {
        removeWhole(name, "?v=1");
    }

    /** Who started it may remove it at the same moment. */
    void removeGuest(String name) {
        removeWhole(name, "");
    }

    /** An engine that was told to removes it by itself as soon as it has stopped; all ways end with its being gone. */
    private void removeWhole(String name, String volumes) {
        engine.doing(
                "remove " + name,
                () -> unlessGone(() -> {
                    try (HttpResponse gone = engine.orderOpen("/containers/" + name + "/wait?condition=removed")) {
                        unlessGone(() -> engine.order("POST", "/containers/" + name + "/stop", Optional.empty()));
                        unlessGone(() -> engine.order("DELETE", "/containers/" + name + volumes, Optional.empty()));
                        gone.text();
                    }
                }));
    }

    private static void unlessGone(Engine.Orders order) throws IOException {
        try {
            order.run();
        } catch (EngineError e) {
            if (e.status != NOT_FOUND && !e.getMessage().contains("already in progress")) {
                throw e;
            }
        }
    }
}
