package io.stackfile.lint;

import io.stackfile.model.Mount;
import io.stackfile.schema.Node;
import java.util.Set;

/** A container that can give orders to the engine that runs it. */
final class EngineSocket implements Rule {
    private static final Set<String> SOCKETS = Set.of(
            "/var/run/docker.sock",
            "/run/docker.sock",
            "/run/podman/podman.sock",
            "/var/run/podman/podman.sock",
            "/run/containerd/containerd.sock",
            "/var/run",
            "/run");

    @Override
    public String name() {
        return "engine-socket";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        subject.service().mounts().stream()
                .filter(Mount.Bind.class::isInstance)
                .map(Mount.Bind.class::cast)
                .filter(bind -> SOCKETS.contains(bind.source()))
                .forEach(bind -> tell(at(subject, bind), "volumes", findings));
        if (subject.mapping().get("use_api_socket").stream()
                .anyMatch(node ->
                        node instanceof Node.Scalar scalar && scalar.text().matches("(?i)true|yes|on"))) {
            tell(subject.key("use_api_socket"), "use_api_socket", findings);
        }
    }

    private static void tell(Node at, String key, Findings findings) {
        findings.add(
                at,
                key,
                "whoever gets into this container is root on the host, because it gives orders to the engine; ':ro' changes nothing of that",
                "take it out; where containers have to be started from here, allow it: x-stack: {allow: [engine-socket]}");
    }

    private static Node at(Subject subject, Mount.Bind bind) {
        return subject.items("volumes").stream()
                .filter(item -> item instanceof Node.Mapping form
                        ? Subject.textOf(form, "source").equals(bind.source())
                        : ((Node.Scalar) item).text().startsWith(bind.source() + ":"))
                .map(item ->
                        item instanceof Node.Mapping form ? form.get("source").orElse(form) : item)
                .findFirst()
                .orElseGet(() -> subject.key("volumes"));
    }
}
