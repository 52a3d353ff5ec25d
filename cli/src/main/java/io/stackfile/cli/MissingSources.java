package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Mount;
import io.stackfile.model.Stack;
import io.stackfile.sync.copy.RemoteShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Paths that are to be mounted and are not there, so that Docker makes them. A host over TCP cannot be asked. */
record MissingSources(Stack stack, DockerHost host) {
    /** Where the engine is, it is there, wherever that is: an engine on this machine may live in a virtual one. */
    private static final Set<String> OF_ENGINE = Set.of("/var/run/docker.sock", "/run/docker.sock");

    void tell(Collection<String> services, Terminal terminal) {
        List<String> sources = stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .flatMap(service -> service.mounts().stream())
                .filter(Mount.Bind.class::isInstance)
                .map(Mount.Bind.class::cast)
                .filter(bind -> bind.copyOf().isEmpty())
                .map(Mount.Bind::source)
                .filter(source -> !OF_ENGINE.contains(source))
                .distinct()
                .sorted()
                .toList();
        missing(sources)
                .forEach(path -> terminal.say(
                        host.name() + " has no " + path + "; Docker makes it, an empty folder that belongs to root"));
    }

    private List<String> missing(List<String> sources) {
        if (host.isLocal()) {
            return sources.stream()
                    .filter(path -> Files.notExists(Path.of(path)))
                    .toList();
        }
        return sources.isEmpty()
                ? List.of()
                : host.machine()
                        .map(machine -> new RemoteShell(machine).missing(sources))
                        .orElse(List.of());
    }
}
