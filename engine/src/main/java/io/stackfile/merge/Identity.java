package io.stackfile.merge;

import io.stackfile.schema.Node;
import java.util.Optional;
import java.util.function.Function;

/** What makes two items of a list the same one, so that the later takes the earlier's place. */
enum Identity {
    TEXT(text -> text, item -> Optional.empty()),
    /** The place in the container. */
    MOUNT(Identity::mountTarget, item -> text(item, "target").map(Identity::path)),
    DEVICE(text -> part(text, 1), item -> text(item, "target").or(() -> text(item, "source"))),
    SECRET(text -> under("/run/secrets/", text), item -> target(item, "/run/secrets/")),
    CONFIG(text -> under("/", text), item -> target(item, "/")),
    PORT(Identity::port, item -> Optional.of(port(item))),
    NAME(text -> text.split("=", 2)[0], item -> Optional.empty()),
    FIRST_WORD(text -> text.split(":", 2)[0], item -> Optional.empty()),
    PATH(text -> text, item -> text(item, "path")),
    SUBNET(text -> text, item -> text(item, "subnet"));

    private final Function<String, String> ofText;
    private final Function<Node.Mapping, Optional<String>> ofMapping;

    Identity(Function<String, String> ofText, Function<Node.Mapping, Optional<String>> ofMapping) {
        this.ofText = ofText;
        this.ofMapping = ofMapping;
    }

    /** Nothing for an item that is never the same as another. */
    Optional<String> of(Node item) {
        if (item instanceof Node.Scalar scalar) {
            return Optional.of(ofText.apply(scalar.text()));
        }
        return item instanceof Node.Mapping mapping ? ofMapping.apply(mapping) : Optional.empty();
    }

    private static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> target(Node.Mapping item, String folder) {
        return text(item, "target").or(() -> text(item, "source")).map(target -> under(folder, target));
    }

    private static String under(String folder, String name) {
        return name.startsWith("/") ? path(name) : folder + name;
    }

    /** {@code [SOURCE:]TARGET[:MODE]}; the colon of a Windows drive is none. */
    private static String mountTarget(String text) {
        String plain = text.matches("[A-Za-z]:[\\\\/].*") ? text.substring(2) : text;
        String[] parts = plain.split(":");
        boolean modeOnly = parts.length == 2 && parts[0].startsWith("/") && !parts[1].startsWith("/");
        return path(parts.length < 2 || modeOnly ? parts.length == 0 ? "" : parts[0] : parts[1]);
    }

    private static String path(String written) {
        String single = written.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static String part(String text, int index) {
        String[] parts = text.split(":");
        return parts.length > index ? parts[index] : text;
    }

    /** {@code [[IP:]HOST:]CONTAINER[/PROTOCOL]}. */
    private static String port(String text) {
        int slash = text.indexOf('/');
        String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
        String rest = slash < 0 ? text : text.substring(0, slash);
        int last = rest.lastIndexOf(':');
        String target = rest.substring(last + 1);
        String before = last < 0 ? "" : rest.substring(0, last);
        int host = before.lastIndexOf(':');
        String address = host < 0 ? "" : before.substring(0, host).replaceAll("[\\[\\]]", "");
        return port(address, before.substring(host + 1), target, protocol);
    }

    private static String port(Node.Mapping item) {
        return port(
                text(item, "host_ip").orElse(""),
                text(item, "published").orElse(""),
                text(item, "target").orElse(""),
                text(item, "protocol").orElse("tcp"));
    }

    private static String port(String address, String published, String target, String protocol) {
        return address + ":" + published + ":" + target + "/" + protocol;
    }
}
